"""`manage.py audit_verify`: finds an edited, removed, inserted or truncated entry and a missing trigger."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.audit import checkpoints
from backend.audit.models import Leaf
from backend.audit.verify import faults


class Command(BaseCommand):
    """Exit code 1 and a line per fault, or one line that says what was checked."""

    help = "Verify the audit trail against its leaves, the signed checkpoints and the promised triggers."

    def handle(self, *args: Any, **options: Any) -> None:
        """Check everything."""
        found = list(faults())
        for fault in found:
            self.stderr.write(f"{fault.code}: {fault.about}")
        if found:
            raise CommandError(f"{len(found)} fault(s) in the audit trail")
        points = sum(1 for _point in checkpoints.read())
        self.stdout.write(f"audit trail whole: {Leaf.objects.count()} entries, {points} checkpoints")
