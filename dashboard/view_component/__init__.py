"""The one component that shows pages: HTML from the server, swapped in place."""

from dashboard.view_component.view import SHOWN, VIEW_OUTPUT, View

__all__ = ["SHOWN", "VIEW_OUTPUT", "View"]
