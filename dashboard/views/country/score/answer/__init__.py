"""What the page of one score shows."""
