"""One economy."""
