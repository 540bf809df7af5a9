"""The sentences of the profile."""
