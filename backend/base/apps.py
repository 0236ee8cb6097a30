"""Registers the app, the trigger installer and the system check that misses no trigger."""

from django.apps import AppConfig, apps
from django.core.checks import Tags, register
from django.db.models.signals import post_migrate


class BaseConfig(AppConfig):
    """What every app stands on: abstract tables, the clock, triggers and reasons."""

    name = "backend.base"

    def ready(self) -> None:
        """Install promised triggers at the end of each migrate, once; check them with `check --database`."""
        from backend.base import checks, promises

        last = [config for config in apps.get_app_configs() if config.models_module is not None][-1]
        post_migrate.connect(promises.install_after_migrate, sender=last, dispatch_uid="vinhdanh.promises")
        register(checks.promised_triggers, Tags.database)
