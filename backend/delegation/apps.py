"""Registers the app with Django."""

from django.apps import AppConfig


class DelegationConfig(AppConfig):
    """Roles used for somebody else."""

    name = "backend.delegation"

    def ready(self) -> None:
        """Declare the acts; answer which roles people use for others."""
        from backend.delegation import services
        from backend.delegation.queries import lent
        from backend.organisation.lending import answered_by

        assert services
        answered_by(lent)
