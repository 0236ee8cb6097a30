"""Registers the app with Django."""

from django.apps import AppConfig


class PrivacyConfig(AppConfig):
    """Personal data: the register of fields, notices to nominees, requests to see or correct."""

    name = "backend.privacy"
