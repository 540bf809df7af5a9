"""The sentences of the comparison."""
