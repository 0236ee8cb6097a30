"""Registers the app with Django."""

from django.apps import AppConfig


class NominationsConfig(AppConfig):
    """Submissions, nominations, award history and eligibility findings."""

    name = "backend.nominations"
