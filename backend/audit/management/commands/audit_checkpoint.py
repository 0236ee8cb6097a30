"""`manage.py audit_checkpoint`: signs a checkpoint now; a worker or cron does this regularly."""

from typing import Any

from django.core.management.base import BaseCommand

from backend.audit import checkpoints
from backend.base import clock


class Command(BaseCommand):
    """One more line in the file of checkpoints."""

    help = "Sign a checkpoint of the audit trail into the file outside the database."

    def handle(self, *args: Any, **options: Any) -> None:
        """Write it."""
        made = checkpoints.write(clock.recorded_now())
        self.stdout.write(f"checkpoint: {made.size} entries, root {made.root[:16]}…")
