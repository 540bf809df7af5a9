"""From observations to the book of scores."""
