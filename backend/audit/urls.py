"""Addresses of the audit room."""

from django.urls import path

from backend.audit import pages

app_name = "audit"
urlpatterns = [
    path("nhat-ky/", pages.home, name="home"),
    path("nhat-ky/kiem-tra/", pages.verification, name="verify"),
    path("nhat-ky/<uuid:uid>/", pages.entry, name="entry"),
]
