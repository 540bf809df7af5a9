"""From an address to checked weights and rules."""
