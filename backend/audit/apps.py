"""Registers the app with Django."""

from django.apps import AppConfig


class AuditConfig(AppConfig):
    """The append-only trail; it knows nobody."""

    name = "backend.audit"
