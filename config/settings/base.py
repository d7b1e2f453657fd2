"""What every Tasuki process shares. Values that differ between machines come from config.env."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# Outside a town there is no database: every query raises (docs/adr/0002).
DATABASES: dict[str, dict[str, object]] = {}
TOWNS: dict[str, dict[str, object]] = {}
PACKS_DIR = ROOT / "packs"
# The town whose pack is read where no town's door is open (tests, checks at the start).
TASUKI_DEFAULT_PACK = (PACKS_DIR / "DEFAULT").read_text(encoding="utf-8").strip()
# Where what a town changed in the browser stands as files (town.setup); None: nowhere.
PACK_CHANGES_DIR: Path | None = None

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django_htmx",
    "allauth",
    "allauth.account",
    "tasuki.ground",
    "tasuki.trust.audit",
    "tasuki.trust.retention",
    "tasuki.trust.access",
    "tasuki.trust.vault",
    "tasuki.trust.drafts",
    "tasuki.town.municipality",
    "tasuki.town.organizations",
    "tasuki.town.setup",
    "tasuki.town.relay",
    "tasuki.residents.people",
    "tasuki.residents.protection",
    "tasuki.residents.consent",
    "tasuki.residents.grounds",
    "tasuki.journey.intake",
    "tasuki.journey.needs",
    "tasuki.journey.safeguarding",
    "tasuki.journey.referrals",
    "tasuki.journey.cases",
    "tasuki.journey.meetings",
    "tasuki.journey.plans",
    "tasuki.journey.closing",
    "tasuki.journey.emergency",
    "tasuki.journey.rollcall",
    "tasuki.office.transfers",
    "tasuki.office.oversight",
    "tasuki.office.duties",
    "tasuki.office.shelf",
    "tasuki.office.prefecture",
    "tasuki.doors.public_site",
    "tasuki.doors.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "tasuki.trust.drafts.middleware.KeepLatePost",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "tasuki.trust.audit.middleware.LookMiddleware",
    "tasuki.town.organizations.middleware.ActorMiddleware",
    "tasuki.town.setup.middleware.TrialMiddleware",
]

ROOT_URLCONF = "config.urls"
AUTH_USER_MODEL = "organizations.Staff"
AUTHENTICATION_BACKENDS = ["tasuki.town.organizations.recognizing.Backend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "desk:desk"
ACCOUNT_ADAPTER = "tasuki.town.organizations.adapter.ClosedDoor"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = "login"
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
# A whole town hall sits behind one address: wrong passwords are counted by account and browser in
# tasuki/town/organizations/tries.py, and nothing at all by address (OWASP ASVS 6.3.1).
ACCOUNT_RATE_LIMITS = False
PASSWORD_HASHERS = ["tasuki.trust.access.hashers.TownArgon2"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

SESSION_ENGINE = "tasuki.town.organizations.recognizing"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A sign-in lasts a working day, and an hour without use (docs/SECURITY.md, V7).
SESSION_COOKIE_AGE = 60 * 60 * 12
TASUKI_IDLE_MINUTES = 60
# Demo and practice towns: their accounts need no second factor.
DEMO_TOWNS: frozenset[str] = frozenset()
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "tasuki.trust.drafts.views.late_post"
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
                "tasuki.doors.desk.frame.frame",
            ],
            "builtins": ["django.templatetags.i18n", "tasuki.ground.templatetags.tasuki_ui"],
        },
    }
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
INSTALLED_APPS.append("django.forms")

CACHES: dict[str, dict[str, object]] = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "cache",
        "KEY_FUNCTION": "tasuki.ground.towns.cache_key",
    }
}

LANGUAGE_CODE = "ja"
# Until a catalogue of another stands, a browser that asks for it gets Japanese that calls itself so.
LANGUAGES = [("ja", "日本語")]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Tokyo"

# Absolute on purpose: a relative one would freeze the first town's prefix for all.
STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage",
    },
}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "object-src": ["'none'"],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CONTENT_TYPE_NOSNIFF = True
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
SILENCED_SYSTEM_CHECKS: list[str] = []
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name} {message}",
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # Refused addresses by staff id and route, without words (docs/SECURITY.md, V16).
    "loggers": {"tasuki.security": {"level": "INFO"}},
}
