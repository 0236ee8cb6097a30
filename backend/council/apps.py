"""Registers the app with Django."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """Councils, sessions, recusals, sealed ballots and minutes."""

    name = "backend.council"
