"""How a figure becomes a score: the formula and its axis."""
