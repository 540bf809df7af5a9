"""For other web servers: `gunicorn dashboard.wsgi:server`, with the content that DRD_CONTENT names.

Answers what `drd serve` answers. It prepares nothing: what `python -m dashboard.commands.prepare` or an
earlier `drd serve` kept is taken, the rest is made for its first reader.
"""

from dashboard.commands.opened import opened
from dashboard.commands.usage import checked_root
from dashboard.content.settings import content_root

app = opened(checked_root(content_root())).app
server = app.server
