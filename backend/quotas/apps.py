"""Registers the app with Django."""

from django.apps import AppConfig


class QuotasConfig(AppConfig):
    """How many of an award may be given, as data with a basis; its acts stand with what they count."""

    name = "backend.quotas"
