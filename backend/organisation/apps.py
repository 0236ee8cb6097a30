"""Registers the app with Django."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Units, people and the roles they hold; turns a login into an actor."""

    name = "backend.organisation"
