"""Registers the app with Django."""

from django.apps import AppConfig


class VerificationConfig(AppConfig):
    """The public page and API behind the code on the paper."""

    name = "backend.verification"
