"""Registers the app with Django."""

from django.apps import AppConfig


class CertificatesConfig(AppConfig):
    """Printed forms confirmed, certificates issued, register kept."""

    name = "backend.certificates"
