"""Registers the app with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """What every page shares."""

    name = "backend.web"
