"""Registers the app with Django."""

from django.apps import AppConfig


class DecisionsConfig(AppConfig):
    """The act that grants: draft, signature, number, issue, annulment."""

    name = "backend.decisions"
