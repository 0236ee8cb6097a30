"""Registers the app with Django."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The invented province Minh Họa, its figures and the story played once."""

    name = "backend.demo"
