"""For other web servers: `gunicorn dashboard.wsgi:server`, with the content that DRD_CONTENT names.

Answers what `drd serve` answers, with a process aside for each process that reads this file. What is worked
out there a reader waits for in a thread, one at a time; others are told to come back.
"""

from dashboard.commands.opened import opened
from dashboard.commands.usage import checked_root
from dashboard.content.settings import content_root
from dashboard.server.prepared.prepared_views import take_aside

site = opened(checked_root(content_root()))
app = site.app
take_aside(app, site.place)
server = app.server
