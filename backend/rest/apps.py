"""Registers the app with Django."""

from django.apps import AppConfig


class RestConfig(AppConfig):
    """What every REST answer shares: errors, pages, preconditions and the schema."""

    name = "backend.rest"
