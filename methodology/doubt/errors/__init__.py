"""What may be wrong with a figure, by kind of error."""
