"""Content roots drawn over the whole grammar that the checker admits, and all that a reader can ask of one."""
