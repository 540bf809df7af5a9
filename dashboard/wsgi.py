"""For other web servers: `gunicorn dashboard.wsgi:server`, with the content that DRD_CONTENT names."""

from dashboard.app import create_app
from dashboard.content import load_content
from dashboard.kept_views import take_views, views_place
from dashboard.settings import content_root
from methodology.engine import score

book = score(load_content(content_root(), aside=True))
app = create_app(book)
take_views(app.prepared, views_place(book))
server = app.server
