"""One module a page; the list of all stands in `dashboard/router.py`."""
