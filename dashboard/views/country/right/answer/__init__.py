"""What the page of one right shows."""
