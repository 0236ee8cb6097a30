"""Registers the app and the import of shipped editions."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class CatalogueConfig(AppConfig):
    """Editions in force, calendars, movements, rounds."""

    name = "backend.catalogue"

    def ready(self) -> None:
        """Import shipped editions after each migrate; declare the acts."""
        from backend.catalogue import importing, services

        assert services
        post_migrate.connect(importing.import_after_migrate, sender=self, dispatch_uid="vinhdanh.editions")
