"""Which addresses there are, for search engines: the sitemap (sitemaps.org, 0.9) and robots.txt."""

from __future__ import annotations

from collections.abc import Iterable
from xml.sax.saxutils import escape

from flask import Flask, Response, request

from dashboard.frame.page import Site
from dashboard.server.edge.proxy import here

NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def register_sitemap(server: Flask, site: Site) -> None:
    """Adds /sitemap.xml, made from the views' faces, and /robots.txt, which names it."""
    paths = [address for view in site.views for address in view.all_addresses(site.book)]

    def sitemap() -> Response:
        return Response(sitemap_text(root(), paths), mimetype="application/xml")

    def robots() -> Response:
        return Response(f"User-agent: *\nSitemap: {root()}/sitemap.xml\n", mimetype="text/plain")

    server.add_url_rule("/sitemap.xml", "sitemap", sitemap)
    server.add_url_rule("/robots.txt", "robots", robots)


def root() -> str:
    """The address of the site's root as the reader knows it, without a slash at its end."""
    return request.host_url.rstrip("/") + here()


def sitemap_text(root: str, paths: Iterable[str]) -> str:
    """The sitemap of a site; paths begin with a slash."""
    places = "".join(f"<url><loc>{escape(root + path)}</loc></url>\n" for path in paths)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="{NAMESPACE}">\n{places}</urlset>\n'
