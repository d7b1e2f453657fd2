"""What the server runs: the door of the towns around Django."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.server")
_django = get_wsgi_application()

from tasuki.doors.operator import root  # noqa: E402  (templates and settings come first)
from tasuki.doors.operator.processes import die_with_parent  # noqa: E402
from tasuki.ground.towns import TownDoor  # noqa: E402

die_with_parent()

application = TownDoor(_django, root.application, root.closed)
