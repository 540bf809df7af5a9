"""What is asked for: year, lane, economy, filters, and how it is refused."""
