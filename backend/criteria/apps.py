"""Registers the app with Django."""

from django.apps import AppConfig


class CriteriaConfig(AppConfig):
    """Criteria sets as an office's work: drafts, the linter, publishing, versions and their differences."""

    name = "backend.criteria"

    def ready(self) -> None:
        """Declare the acts and the workbook."""
        from backend.criteria import services, workbook

        assert services
        assert workbook
