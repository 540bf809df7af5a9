"""How scores come about: the engine, without files, clock or web. `model` is its vocabulary."""
