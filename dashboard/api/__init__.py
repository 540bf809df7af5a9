"""The API: everything that pages show, as JSON, read without a key.

The application calls `dashboard.api.register(server, site)` once, before Dash sets up its own addresses:

    from dashboard.api import register
    register(app.server, Site(book, renderer))
"""

from dashboard.api.blueprint import register

__all__ = ["register"]
