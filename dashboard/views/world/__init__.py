"""The world: what all economies show together."""
