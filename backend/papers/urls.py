"""Addresses about papers."""

from django.urls import path

from backend.papers import pages

app_name = "papers"
urlpatterns = [path("quan-tri/tep-tai-len/", pages.uploads, name="uploads")]
