"""Registers the app with Django."""

from django.apps import AppConfig


class RemindersConfig(AppConfig):
    """Rules of reminding, the notices they make, overdue lists."""

    name = "backend.reminders"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.reminders import services

        assert services
