"""Heavy tails and missing figures, for content that asks for it."""
