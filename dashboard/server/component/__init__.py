"""The two components of our own: the view, HTML from the server swapped in place, and the graphs in it."""

from dashboard.server.component.island import Island
from dashboard.server.component.view import SHOWN, VIEW_OUTPUT, ShownView

__all__ = ["SHOWN", "VIEW_OUTPUT", "Island", "ShownView"]
