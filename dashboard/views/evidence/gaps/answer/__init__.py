"""What the page of gaps shows."""
