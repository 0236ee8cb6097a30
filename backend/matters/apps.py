"""Registers the app with Django."""

from django.apps import AppConfig


class MattersConfig(AppConfig):
    """Discipline, inspection, complaint, press: entered and read by named officers only."""

    name = "backend.matters"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.matters import services

        assert services
