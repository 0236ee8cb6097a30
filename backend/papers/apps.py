"""Registers the app with Django."""

from django.apps import AppConfig


class PapersConfig(AppConfig):
    """Official papers: drawn, signed, stored by digest."""

    name = "backend.papers"
