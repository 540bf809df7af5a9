"""What the world page shows of one year."""
