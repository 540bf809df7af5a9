"""What profile, right and score share."""
