"""The audit and the sensitivity run as files and text."""
