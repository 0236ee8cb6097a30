"""Addresses of the API: every collection behind its own prefix, so that one is found among its own acts only."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path
from rest_framework.routers import DefaultRouter, SimpleRouter


class Router(DefaultRouter):
    """The root lists the collections; each has a branch of its own. There is one format, so no endings like `.json`."""

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """The root and a branch per collection."""
        found: list[URLPattern | URLResolver] = [path("", self.get_api_root_view(), name=self.root_view_name)]
        for prefix, viewset, basename in self.registry:
            branch = SimpleRouter()
            branch.register("", viewset, basename)
            found.append(path(f"{prefix}/", include(branch.urls)))
        return found
