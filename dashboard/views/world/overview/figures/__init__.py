"""The drawings of the world page."""
