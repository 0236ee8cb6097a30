"""The address table: pages at the root, the API under /api/v1/. An app joins by having `urls.py` and `api.py`."""

from importlib import import_module
from importlib.util import find_spec

from django.contrib.auth import views as auth
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.i18n import set_language
from rest_framework.authtoken.views import obtain_auth_token

from backend.organisation.passwords import OwnPassword
from backend.rest.document import Document
from backend.rest.errors import no_such_address
from backend.rest.routing import Router
from backend.rest.views import register

APPS = (
    "organisation",
    "audit",
    "catalogue",
    "calendars",
    "papers",
    "workbooks",
    "delegation",
    "quotas",
    "paper_dossiers",
    "history",
    "matters",
    "initiatives",
    "reform",
    "inspections",
    "criteria",
    "surveys",
    "scoring",
    "indices",
    "movements",
    "emulation",
    "exemplars",
    "nominations",
    "candidates",
    "privacy",
    "dossiers",
    "review",
    "procedures",
    "publicity",
    "council",
    "decisions",
    "certificates",
    "complaints",
    "reminders",
    "verification",
)

for name in APPS:
    if find_spec(f"backend.{name}.services"):
        import_module(f"backend.{name}.services")

router = Router()
api_views: list[URLPattern | URLResolver] = []
for name in (*APPS, "site"):
    if find_spec(f"backend.{name}.api"):
        api = import_module(f"backend.{name}.api")
        for prefix, viewset in getattr(api, "ROUTES", ()):
            register(router, prefix, viewset)
        api_views += getattr(api, "urlpatterns", [])

handler500 = "backend.rest.errors.server_error"
urlpatterns: list[URLPattern | URLResolver] = [
    path("api/v1/", include([*api_views, *router.urls])),
    path("api/v1/token/", obtain_auth_token, name="api-token"),
    path("api/v1/openapi/", Document.as_view(), name="api-schema"),
    re_path(r"^api/[\s\S]+$", no_such_address),
    path("dang-nhap/", auth.LoginView.as_view(), name="login"),
    path("doi-mat-khau/", OwnPassword.as_view(), name="password_change"),
    path("dang-xuat/", auth.LogoutView.as_view(), name="logout"),
    path("ngon-ngu/", set_language, name="set_language"),
    path("", include("backend.web.urls")),
]
for name in (*APPS, "site"):
    if find_spec(f"backend.{name}.urls"):
        urlpatterns.append(path("", include(f"backend.{name}.urls")))
