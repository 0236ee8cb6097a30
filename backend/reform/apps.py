"""Registers the app with Django."""

from django.apps import AppConfig


class ReformConfig(AppConfig):
    """Reform plans, tasks, progress and evidence."""

    name = "backend.reform"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.reform import services, workbook

        assert services
        assert workbook
