"""`manage.py update_messages`: bring locale/en up to the code and list what has no English yet."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from backend.site.messages import merge


class Command(BaseCommand):
    """Merges the message ids of the code into the English catalogue."""

    help = "Merge new message ids into locale/en and list those without English"
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write the catalogue; every id without English on a line of its own."""
        path = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"
        for message in merge(settings.BASE_DIR, path):
            self.stdout.write(message)
