"""Registers the app with Django."""

from django.apps import AppConfig


class MovementsConfig(AppConfig):
    """Emulation movements: plan, launch, registration, covenant, checks, reviews."""

    name = "backend.movements"
