"""Registers the app with Django."""

from django.apps import AppConfig


class ActsConfig(AppConfig):
    """The one way to change something: an act, run once, locked, checked and recorded."""

    name = "backend.acts"
