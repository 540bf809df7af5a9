"""The one component that shows pages: HTML from the server, swapped in place."""

from dashboard.view_component.view import View

__all__ = ["View"]
