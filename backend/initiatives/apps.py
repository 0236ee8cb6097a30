"""Registers the app with Django."""

from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    """Initiatives (sáng kiến): application, council of initiatives, recognition, register."""

    name = "backend.initiatives"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.initiatives import services

        assert services
