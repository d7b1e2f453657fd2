"""Settings of a served Tasuki: the towns, keys and cookies come from config.env."""

from config import env
from config.settings.base import *  # noqa: F403

SECRET_KEY = env.secret_key()
DATA_KEY = env.data_key()
SEARCH_KEY = env.search_key()
TOWNS = env.towns()
ALLOWED_HOSTS = env.hosts()
COOKIE_PREFIX = "__Host-" if env.behind_tls() else ""
SESSION_COOKIE_SECURE = env.behind_tls()
CSRF_COOKIE_SECURE = env.behind_tls()
STATIC_ROOT = env.home() / "static"
PACK_CHANGES_DIR = env.home() / "changes"
DEMO = env.demo()
DEMO_TOWNS = frozenset(code for code, card in env.town_cards().items() if card.demo)
TASUKI_CLOCK_OFFSET = env.clock_offset()
# Each hosted town's pack as it was when the server last started with it whole.
PACKS_KEPT = env.home() / "packs"
