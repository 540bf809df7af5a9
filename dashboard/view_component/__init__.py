"""The two components of our own: the view, HTML from the server swapped in place, and the graphs in it."""

from dashboard.view_component.island import Island
from dashboard.view_component.view import SHOWN, VIEW_OUTPUT, View

__all__ = ["SHOWN", "VIEW_OUTPUT", "Island", "View"]
