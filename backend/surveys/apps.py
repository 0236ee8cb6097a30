"""Registers the app and its acts with Django."""

from django.apps import AppConfig


class SurveysConfig(AppConfig):
    """Surveys: question sets, rounds of asking, counted and online answers, results."""

    name = "backend.surveys"

    def ready(self) -> None:
        """Declare the acts and the workbooks."""
        from backend.surveys import services, workbook

        assert services
        assert workbook
