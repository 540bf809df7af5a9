"""Moments, correlations and points for sampling, on arrays."""
