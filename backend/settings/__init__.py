"""The settings of the project; each value that an office may change says its environment name."""

from __future__ import annotations

import secrets
from pathlib import Path

from csp.constants import NONE, SELF

from backend.settings.env import ROOT, database, flag, read

BASE_DIR = ROOT
VAR_DIR = Path(read("VINHDANH_VAR", str(ROOT / "var"), "Folder of database, papers, keys and checkpoints"))
VAR_DIR.mkdir(parents=True, exist_ok=True)

PRODUCTION = flag("VINHDANH_PRODUCTION", False, "Production mode: secure cookies, no demo authority, no debug")
DEBUG = flag("VINHDANH_DEBUG", False, "Django's debug pages; never together with production")
if PRODUCTION and DEBUG:
    raise RuntimeError("VINHDANH_DEBUG and VINHDANH_PRODUCTION exclude each other")


def _secret_key() -> str:
    given = read("VINHDANH_SECRET_KEY", "", "Secret for sessions; made at set-up in the key folder when empty")
    if given:
        return given
    if PRODUCTION:
        raise RuntimeError("VINHDANH_SECRET_KEY must be set in production")
    file = KEYS_DIR / "session-secret"
    if not file.exists():
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(48))
    return file.read_text()


KEYS_DIR = Path(read("VINHDANH_KEYS", str(VAR_DIR / "keys"), "Folder of signing, ballot and session keys (mode 700)"))
KEYS_DIR.mkdir(parents=True, exist_ok=True, mode=0o700)
PAPERS_DIR = Path(read("VINHDANH_PAPERS", str(VAR_DIR / "papers"), "Folder of papers, stored by SHA-256"))
CHECKPOINTS_DIR = Path(
    read(
        "VINHDANH_CHECKPOINTS", str(VAR_DIR / "checkpoints"), "Folder of signed audit checkpoints, outside the database"
    )
)
SECRET_KEY = _secret_key()
ALLOWED_HOSTS = read("VINHDANH_HOSTS", "localhost,127.0.0.1,[::1]", "Host names served, by comma").split(",")
PUBLIC_URL = read("VINHDANH_PUBLIC_URL", "http://127.0.0.1:8000", "Address printed on papers for verification")
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL] if PUBLIC_URL.startswith("https://") else []
PORT = int(read("PORT", "8000", "Port of `make serve` and `make demo`"))
SERVE_DEMO = flag("SERVE", True, "Serve after `make demo` has played; 0 plays only")
REMINDER_MAIL = flag("VINHDANH_REMINDER_MAIL", False, "Send reminders by e-mail too, to logins with an address")
EMAIL_HOST = read("VINHDANH_EMAIL_HOST", "localhost", "Mail server for reminders")
EMAIL_PORT = int(read("VINHDANH_EMAIL_PORT", "25", "Port of the mail server"))
EMAIL_HOST_USER = read("VINHDANH_EMAIL_USER", "", "Login at the mail server; empty for none")
EMAIL_HOST_PASSWORD = read("VINHDANH_EMAIL_PASSWORD", "", "Password at the mail server")
EMAIL_USE_TLS = flag("VINHDANH_EMAIL_TLS", False, "Speak STARTTLS with the mail server")
DEFAULT_FROM_EMAIL = read("VINHDANH_EMAIL_FROM", "vinhdanh@localhost", "Sender of reminders")
UPLOAD_LIMIT_BYTES = int(read("VINHDANH_UPLOAD_LIMIT", str(20 * 1024 * 1024), "Largest uploaded file in bytes"))
UPLOAD_LIMITS = {
    "image": int(read("VINHDANH_UPLOAD_LIMIT_IMAGE", str(10 * 1024 * 1024), "Largest uploaded picture in bytes")),
    "office": int(read("VINHDANH_UPLOAD_LIMIT_OFFICE", str(10 * 1024 * 1024), "Largest Word or Excel file in bytes")),
}
CLAMD_ADDRESS = read("VINHDANH_CLAMD", "", "ClamAV's daemon as host:port or path of its socket; empty: no scanner")
CLAMD_TIMEOUT = int(read("VINHDANH_CLAMD_TIMEOUT", "20", "Seconds to wait for ClamAV before an upload must wait"))
TRUST_ROOTS = read(
    "VINHDANH_TRUST_ROOTS", "", "PEM file of authorities whose signatures on uploaded papers are trusted"
)
REGISTER_VALID_DAYS = int(
    read("VINHDANH_REGISTER_VALID_DAYS", "90", "Days for which the word that a register of matters is whole counts")
)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "rest_framework",
    "rest_framework.authtoken",
    "drf_spectacular",
    "django_filters",
    "django_fsm",
    "guardian",
    "axes",
    "csp",
    "django_htmx",
    "backend.base",
    "backend.rest",
    "backend.web",
    "backend.workbooks",
    "backend.audit",
    "backend.organisation",
    "backend.acts",
    "backend.papers",
    "backend.calendars",
    "backend.catalogue",
    "backend.delegation",
    "backend.quotas",
    "backend.paper_dossiers",
    "backend.history",
    "backend.matters",
    "backend.initiatives",
    "backend.reform",
    "backend.inspections",
    "backend.criteria",
    "backend.surveys",
    "backend.scoring",
    "backend.indices",
    "backend.movements",
    "backend.emulation",
    "backend.exemplars",
    "backend.nominations",
    "backend.candidates",
    "backend.privacy",
    "backend.dossiers",
    "backend.review",
    "backend.procedures",
    "backend.publicity",
    "backend.council",
    "backend.decisions",
    "backend.certificates",
    "backend.complaints",
    "backend.reminders",
    "backend.verification",
    "backend.site",
    "backend.demo",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "backend.site.languages.ChosenLanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "backend.organisation.passwords.TemporaryPasswordMiddleware",
    "backend.rest.middleware.ActorMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "backend.urls"
WSGI_APPLICATION = "backend.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "backend.site.context.shell",
            ],
            "builtins": ["django.templatetags.i18n", "backend.site.templatetags.vd"],
        },
    }
]

DATABASES = {
    "default": database(
        read("DATABASE_URL", f"sqlite:///{VAR_DIR / 'db.sqlite3'}", "Database: sqlite:///… or postgresql://…")
    )
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTHENTICATION_BACKENDS.append("guardian.backends.ObjectPermissionBackend")
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
GUARDIAN_RAISE_403 = False
ANONYMOUS_USER_NAME = None

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.AppDirectoriesFinder"]
WHITENOISE_USE_FINDERS = True
SESSION_COOKIE_AGE = 10 * 60 * 60
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
SECURE_SSL_REDIRECT = flag("VINHDANH_SSL_REDIRECT", True, "Redirect plain HTTP in production") and PRODUCTION
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_REFERRER_POLICY = "same-origin"
# Nothing inline and nothing from elsewhere: a page is its template, our style sheets and our scripts.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}


REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": [
        "rest_framework.authentication.TokenAuthentication",
        "rest_framework.authentication.SessionAuthentication",
    ],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": [
        "backend.rest.parsers.JSONParser",
    ],
    "DEFAULT_PAGINATION_CLASS": "backend.rest.pagination.Pages",
    "DEFAULT_FILTER_BACKENDS": ["backend.rest.filters.Filters"],
    "DEFAULT_SCHEMA_CLASS": "backend.rest.schema.Schema",
    "EXCEPTION_HANDLER": "backend.rest.errors.answer",
    "TEST_REQUEST_DEFAULT_FORMAT": "json",
    "COERCE_DECIMAL_TO_STRING": True,
    "DATETIME_FORMAT": "iso-8601",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Vinh Danh API",
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "COMPONENT_SPLIT_REQUEST": True,
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "ENUM_NAME_OVERRIDES": {
        "AwardGroundEnum": "backend.history.models.Ground",
        "AwardLevelEnum": "backend.paper_dossiers.models.LEVEL_CHOICES",
        "CommentOutcomeEnum": "backend.publicity.serializers.OUTCOMES",
        "ConsentAudienceEnum": "backend.exemplars.models.Audience",
        "DataRequestEnum": "backend.privacy.models.DataRequest.ASKED",
        "DisciplineLevelEnum": "backend.matters.models.Level",
        "DraftStateEnum": "backend.catalogue.drafting.DRAFT_STATES",
        "FactStateEnum": "backend.history.fact_models.FACT_STATES",
        "HistoryOriginEnum": "backend.history.models.Origin",
        "InitiativeScopeEnum": "backend.initiatives.serializers.SCOPE_CHOICES",
        "LawStatusEnum": "backend.catalogue.statuses.STATUSES",
        "MoveDirectionEnum": "backend.catalogue.drafting.DIRECTIONS",
        "NomineeKindEnum": "backend.nominations.models.NomineeKind",
        "PublicationAudienceEnum": "backend.procedures.serializers.AUDIENCES",
        "RecognisedScopeEnum": "backend.history.models.InitiativeScope",
        "ReminderAudienceEnum": "backend.reminders.models.To",
        "RoleEnum": "backend.procedures.serializers.ROLE_WORDS",
        "ScoringPhaseEnum": "backend.scoring.round_inputs.PHASES",
        "SettlementOutcomeEnum": "backend.complaints.models.Outcome",
        "StageKindEnum": "backend.procedures.serializers.KINDS",
        "StagePlaceEnum": "backend.procedures.serializers.PLACES",
        "YearlyLevelEnum": "backend.history.fact_models.YearlyClassification.LEVELS",
    },
}
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": read("VINHDANH_LOG_LEVEL", "WARNING", "Level of the program's log")},
}
