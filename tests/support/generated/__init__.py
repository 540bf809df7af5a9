"""Content roots drawn over the grammar that the checker admits, and all that can be asked of one."""
