"""A worker that is killed at any moment: afterwards every rule has spoken exactly once about every stage."""

import os
import random
import signal
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import pytest

from backend.base import clock
from backend.organisation.models import Person
from backend.reminders.models import Notice, Rule, Spoken
from backend.review.models import Stage
from tests.proofs.test_races import _world

ROOT = Path(__file__).resolve().parents[2]
pytestmark = [pytest.mark.django_db, pytest.mark.prove]


def _work(environment: dict[str, str], kill_after: float | None) -> None:
    process = subprocess.Popen(
        [sys.executable, str(ROOT / "manage.py"), "work", "--once"], env=environment, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    if kill_after is None:
        assert process.wait(120) == 0
        return
    time.sleep(kill_after)
    process.send_signal(signal.SIGKILL)
    process.wait(30)


def test_killed_workers_tell_everybody_exactly_once(committed_db, full, django_user_model):
    rows = 200 if full else 40
    with clock.stated(clock.now() - timedelta(days=90)):
        _world(rows, 2)
    for person in Person.objects.filter(holdings__role="appraiser"):
        person.user = django_user_model.objects.create_user(f"u{person.pk}")
        person.save()
    Rule.objects.all().delete()
    for days, audience in ((1, "owner"), (2, "owner_head"), (3, "owner")):
        Rule.objects.create(matter="stage", days=days, audience=audience, made_by="x", made_at=clock.now())
    dice, environment = random.Random(os.environ.get("SEED", "1")), os.environ | committed_db.environment
    for _round in range(12 if full else 3):
        _work(environment, dice.uniform(0.5, 6))
    _work(environment, None)
    due = Stage.objects.filter(state="open", due_on__lt=clock.today()).count()
    assert due == rows
    assert Spoken.objects.count() == 3 * due
    pairs = list(Notice.objects.values_list("spoken", "person"))
    assert len(pairs) == len(set(pairs)) == 2 * 2 * due
