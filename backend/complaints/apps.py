"""Registers the app with Django."""

from django.apps import AppConfig


class ComplaintsConfig(AppConfig):
    """Complaints against results."""

    name = "backend.complaints"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.complaints import services

        assert services
