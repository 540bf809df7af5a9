"""Strict YAML to checked definitions, every fault with its file and line."""
