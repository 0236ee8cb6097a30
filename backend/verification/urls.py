"""The addresses printed on papers."""

from django.urls import path

from backend.verification import pages

app_name = "verification"
urlpatterns = [
    path("tra-cuu/", pages.home, name="home"),
    path("tra-cuu/<str:code>/", pages.code, name="code"),
]
