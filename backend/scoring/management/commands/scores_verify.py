"""`manage.py scores_verify`: recomputes everything published from its stored inputs and shows every difference."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from backend.scoring.models import PublishedScore
from backend.scoring.verify import differences


class Command(BaseCommand):
    """Exit code 1 and a line per difference, or one line that says what was checked; never changes anything."""

    help = "Recompute published scores from their stored inputs and show differences."

    def handle(self, *args: Any, **options: Any) -> None:
        """Compare everything."""
        found = list(differences())
        for one in found:
            self.stderr.write(f"{one.publication} | {one.unit} | {one.what}: {one.published} ≠ {one.recomputed}")
        if found:
            raise CommandError(f"{len(found)} difference(s) in published scores")
        self.stdout.write(f"published scores whole: {PublishedScore.objects.count()} rows recomputed")
