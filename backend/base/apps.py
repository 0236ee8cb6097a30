"""Registers the app, the trigger installer and the system check that misses no trigger."""

from django.apps import AppConfig
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    """What every app stands on: abstract tables, the clock, triggers and reasons."""

    name = "backend.base"

    def ready(self) -> None:
        """Install promised triggers after each migrate; check them with `check --database`."""
        from backend.base import checks, promises

        post_migrate.connect(promises.install_after_migrate, dispatch_uid="vinhdanh.promises")
        register(checks.promised_triggers, Tags.database)
