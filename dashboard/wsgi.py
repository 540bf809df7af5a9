"""For other web servers: `gunicorn dashboard.wsgi:server`, with the content that DRD_CONTENT names."""

from dashboard.content.load import load_content
from dashboard.content.settings import content_root
from dashboard.server.app import create_app
from dashboard.server.edge.proxy import proxy_asked
from dashboard.server.prepared.kept_views import take_views, views_place
from methodology.scoring.engine import score

book = score(load_content(content_root(), aside=True))
app = create_app(book)
take_views(app.prepared, views_place(book))
proxy_asked().before(app.server, app.site.views)
server = app.server
