"""Registers the app with Django."""

from django.apps import AppConfig


class EmulationConfig(AppConfig):
    """Emulation scores of clusters and blocks: registration, self-score, head of block, council, flags."""

    name = "backend.emulation"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.emulation import services

        assert services
