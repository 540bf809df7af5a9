"""The sentences of the what-if page."""
