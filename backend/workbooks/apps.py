"""Registers the app with Django."""

from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    """Excel both ways: templates, uploads with preview, faults per cell, nothing saved until confirmed."""

    name = "backend.workbooks"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.workbooks import services

        assert services
