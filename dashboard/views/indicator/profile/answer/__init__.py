"""What one indicator's page shows."""
