"""The drawings of the audit page."""
