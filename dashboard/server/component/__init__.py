"""The components of our own: the view, which swaps HTML of the server, its graphs and its workbenches."""

from dashboard.server.component.island import Island
from dashboard.server.component.view import SHOWN, VIEW_OUTPUT, ShownView
from dashboard.server.component.workbench import Workbench

__all__ = ["SHOWN", "VIEW_OUTPUT", "Island", "ShownView", "Workbench"]
