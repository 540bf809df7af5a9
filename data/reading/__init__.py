"""Tables to checked rows, every fault with its file and row."""
