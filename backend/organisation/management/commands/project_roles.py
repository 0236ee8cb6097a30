"""`manage.py project_roles`: rebuilds guardian's rows from the holdings that count today."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.base import clock
from backend.organisation import projection


class Command(BaseCommand):
    """Run it daily: a holding that begins or ends today changes the projection without an act."""

    help = "Rebuild guardian's rows on units from the dated holdings."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild and say how many rows changed."""
        self.stdout.write(f"{projection.rebuild(clock.today())} rows changed")
