"""Addresses of placeholders."""

from django.urls import path

from backend.paper_dossiers import pages

app_name = "paper_dossiers"
urlpatterns = [
    path("de-nghi/ho-so-mat/", pages.home, name="home"),
    path("de-nghi/ho-so-mat/ghi/", pages.place, name="place"),
]
