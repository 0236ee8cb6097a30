"""Finish the deletion of ballot keys that a stopped process left; safe to run at every start and at any time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from backend.council.ballots import finish_deletions


class Command(BaseCommand):
    """`manage.py finish_ballots`."""

    help = "Remove ballot keys whose boxes are closed"

    def handle(self, *args: Any, **options: Any) -> None:
        """Remove and say how many."""
        destroyed, unknown = finish_deletions()
        self.stdout.write(f"ballot keys removed: {destroyed}; unknown: {unknown}")
