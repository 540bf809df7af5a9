"""What companies publish and promise, and where they operate."""
