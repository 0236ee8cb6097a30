"""Registers the app with Django."""

from django.apps import AppConfig


class PaperDossiersConfig(AppConfig):
    """State-secret dossiers: an anonymous placeholder stands for the paper."""

    name = "backend.paper_dossiers"
