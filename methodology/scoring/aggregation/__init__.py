"""From leaves to rights: weights, means, lanes, gates."""
