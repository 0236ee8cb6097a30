"""Addresses of delegations, below what waits for me."""

from django.urls import path

from backend.delegation import pages

app_name = "delegation"
urlpatterns = [
    path("uy-quyen/", pages.home, name="home"),
    path("uy-quyen/lap/<int:pk>/", pages.create, name="create"),
    path("uy-quyen/<int:pk>/", pages.delegation, name="delegation"),
]
