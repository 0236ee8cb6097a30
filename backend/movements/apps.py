"""Registers the app with Django."""

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    """Emulation movements: plan, launch, registration, covenant, checks, reviews."""

    name = "backend.movements"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.movements import services

        assert services
