"""The drawings of the profile."""
