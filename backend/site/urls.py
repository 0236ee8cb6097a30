"""Addresses of the shell itself."""

from django.urls import path

from backend.site import design, pages

app_name = "site"
urlpatterns = [
    path("", pages.inbox, name="inbox"),
    path("tim/", pages.search, name="search"),
    path("tro-giup/", pages.help_home, name="help"),
    path("tro-giup/viec/<slug:slug>/", pages.help_task, name="help_task"),
    path("tro-giup/<slug:slug>/", pages.help_role, name="help_role"),
    path("api/", pages.api, name="api"),
    path("he-thong-thiet-ke/", design.design, name="design"),
]
