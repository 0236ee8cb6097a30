"""Registers the app with Django."""

from django.apps import AppConfig


class CandidatesConfig(AppConfig):
    """Who in a unit could be nominated; asked by its head or the personnel officer, never granted by itself."""

    name = "backend.candidates"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.candidates import services

        assert services
