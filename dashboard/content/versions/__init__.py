"""Published versions of the methodology."""
