"""Registers the app with Django."""

from django.apps import AppConfig


class InspectionsConfig(AppConfig):
    """Inspections of reform and public service: plan, team, findings, remedies."""

    name = "backend.inspections"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.inspections import services

        assert services
