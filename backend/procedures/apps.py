"""Registers the app with Django."""

from django.apps import AppConfig


class ProceduresConfig(AppConfig):
    """Processes as an office's task."""

    name = "backend.procedures"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.procedures import services

        assert services
