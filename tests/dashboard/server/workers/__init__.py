"""Requests read whole, taken in turn, and answered without waiting for slow clients."""
