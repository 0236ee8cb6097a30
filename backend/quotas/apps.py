"""Registers the app with Django."""

from django.apps import AppConfig


class QuotasConfig(AppConfig):
    """How many of an award may be given, as data with a basis."""

    name = "backend.quotas"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.quotas import services

        assert services
