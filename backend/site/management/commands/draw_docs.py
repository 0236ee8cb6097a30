"""`manage.py draw_docs`: write the docs that are made from the tables."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from backend.site.docs import files


class Command(BaseCommand):
    """Writes docs/lifecycles.md, docs/processes.md, docs/permissions.md and their drawings."""

    help = "Write the docs that are made from the tables"
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        """Write every file and say how many."""
        folder = settings.BASE_DIR / "docs"
        made = files()
        for name, text in made.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text, encoding="utf-8")
        self.stdout.write(f"{len(made)} files in {folder}")
