"""Registers the app with Django."""

from django.apps import AppConfig


class DossiersConfig(AppConfig):
    """Achievement reports by versioned forms, required papers, simplified procedure, signed copies."""

    name = "backend.dossiers"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.dossiers import services

        assert services
