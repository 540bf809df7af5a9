"""What the audit page shows."""
