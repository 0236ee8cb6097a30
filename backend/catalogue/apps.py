"""Registers the app with Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    """Editions in force, movements and rounds."""

    name = "backend.catalogue"
