"""For other web servers: `gunicorn dashboard.wsgi:server`, with the content that DRD_CONTENT names."""

from dashboard.app import create_app
from dashboard.content import load_content
from dashboard.settings import content_root
from methodology.engine import score

server = create_app(score(load_content(content_root()))).server
