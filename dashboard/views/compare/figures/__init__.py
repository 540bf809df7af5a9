"""The drawings of the comparison."""
