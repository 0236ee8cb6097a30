"""Registers the app with Django."""

from django.apps import AppConfig


class PublicityConfig(AppConfig):
    """Lists made known with comments on them, and opinions of other bodies."""

    name = "backend.publicity"
