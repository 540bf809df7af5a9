"""The sentences of the audit page."""
