"""Registers the app with Django."""

from django.apps import AppConfig


class IndicesConfig(AppConfig):
    """What becomes of published indices: adjustment, comparison over years, analysis, national indices."""

    name = "backend.indices"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.indices import services, workbook

        assert services
        assert workbook
