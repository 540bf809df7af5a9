"""Interactive charts: the place in a page, the graph that comes there, what all share."""
