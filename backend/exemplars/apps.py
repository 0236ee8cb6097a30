"""Registers the app with Django."""

from django.apps import AppConfig


class ExemplarsConfig(AppConfig):
    """Exemplars (điển hình tiên tiến): selection, introduction, consideration, recognition, and being made known."""

    name = "backend.exemplars"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.exemplars import services

        assert services
