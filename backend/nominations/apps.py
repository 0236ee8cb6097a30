"""Registers the app with Django."""

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    """Submissions, nominations, award history and eligibility findings."""

    name = "backend.nominations"

    def ready(self) -> None:
        """Declare the acts on quotas."""
        from backend.nominations import quota_acts

        assert quota_acts
