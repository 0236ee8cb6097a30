"""`manage.py work`: the worker. Orders the trail, signs checkpoints, deletes keys, recounts deadlines, scans files."""

from __future__ import annotations

import signal
import threading
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections

from backend.audit import checkpoints, tree
from backend.base import clock
from backend.candidates.answering import answer_waiting, forget_old
from backend.council.ballots import finish_deletions
from backend.organisation.actors import acting
from backend.papers.rescanning import scan_waiting
from backend.privacy.notices import tell_in_inbox
from backend.publicity.asking import ask_named
from backend.publicity.commenting import finish_deletions as finish_comments
from backend.publicity.commenting import forget
from backend.reminders.speaking import remind, send_letters
from backend.review.recounting import recount_if_declared
from backend.surveys.opening import finish_deletions as finish_surveys
from backend.web.bulk import finish_left
from backend.workbooks.staging import forget_expired, read_waiting


class Command(BaseCommand):
    """Every round is safe to repeat and to kill; what was not finished is found by the next one."""

    help = "Run the background work until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        """How often, and whether only once."""
        parser.add_argument("--every", type=float, default=5.0, help="seconds between rounds")
        parser.add_argument("--checkpoint-every", type=int, default=120, help="rounds between checkpoints")
        parser.add_argument("--once", action="store_true", help="one round, then end")

    def handle(self, *args: Any, **options: Any) -> None:
        """Work in rounds until SIGTERM or SIGINT."""
        stopped = threading.Event()
        if not options["once"]:
            for number in (signal.SIGTERM, signal.SIGINT):
                signal.signal(number, lambda *_: stopped.set())
        rounds = 0
        while not stopped.is_set():
            self.one_round(checkpoint=rounds % options["checkpoint_every"] == 0)
            rounds += 1
            if options["once"]:
                return
            stopped.wait(options["every"])

    def one_round(self, *, checkpoint: bool) -> None:
        """Sequence, sweep, and sometimes sign."""
        close_old_connections()
        tree.sequence()
        finish_deletions()
        finish_surveys()
        recount_if_declared(clock.now())
        read_waiting(acting)
        forget_expired()
        answer_waiting()
        forget_old()
        scan_waiting(clock.now())
        finish_left(acting)
        ask_named(clock.now())
        tell_in_inbox(clock.now())
        forget(clock.today())
        finish_comments()
        if checkpoint:
            remind(clock.now())
            send_letters()
            checkpoints.write(clock.recorded_now())
