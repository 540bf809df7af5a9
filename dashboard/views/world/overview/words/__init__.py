"""The sentences of the world page."""
