"""The ruler: a score as a mark on a line from worst to best, with its band, axis and strip."""
