"""The drawings of the page of one score."""
