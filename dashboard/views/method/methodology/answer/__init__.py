"""What the methodology page shows."""
