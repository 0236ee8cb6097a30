"""Registers the app with Django."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Criteria sets, score sheets, appraisal and published indices."""

    name = "backend.scoring"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.scoring import services, workbook

        assert services
        assert workbook
