"""The drawings of one indicator."""
