"""Registers the web shell with Django."""

from django.apps import AppConfig


class SiteConfig(AppConfig):
    """Label `site_shell`, so that it never collides with django.contrib.sites."""

    name = "backend.site"
    label = "site_shell"
    default_auto_field = "django.db.models.BigAutoField"
