"""How certain scores are: draws of the evidence, intervals, ranges of ranks."""
