"""Registers the app with Django."""

from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Public holidays, and the days that are declared off or made up for."""

    name = "backend.calendars"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.calendars import services

        assert services
