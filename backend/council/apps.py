"""Registers the app and its acts with Django."""

from django.apps import AppConfig


class CouncilConfig(AppConfig):
    """Councils, sessions, recusals, ballots, minutes."""

    name = "backend.council"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.council import services

        assert services
