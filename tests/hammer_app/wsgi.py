import os

from django.core.wsgi import get_wsgi_application

os.environ["DJANGO_SETTINGS_MODULE"] = "tests.hammer_app.settings"
_django = get_wsgi_application()

from tasuki.ground.towns import Environ, StartResponse, TownDoor  # noqa: E402


def root(environ: Environ, start_response: StartResponse) -> list[bytes]:
    start_response("200 OK", [("Content-Length", "4")])
    return [b"root"]


application = TownDoor(_django, root)
