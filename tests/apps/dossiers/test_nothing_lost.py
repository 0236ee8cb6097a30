"""Whatever two people write, in whatever order, every text they sent stands somewhere; also when they write at once."""

from contextlib import suppress
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.acts.runner import perform
from backend.dossiers.models import ReportBeside, ReportRevision, ReportText
from workflows.engine import Refused

from .conftest import AT

FIELD = "nhiem-vu"
TEXTS = st.text(st.sampled_from("abc ạ"), min_size=1, max_size=6).map(lambda text: f"x{text.strip()}x")
STEP = st.tuples(
    st.sampled_from(("write", "write", "write", "settle", "restore")), st.booleans(), TEXTS, st.integers(0, 3),
    st.sampled_from((0, 1, 20)), st.sampled_from(("now", "beside", "new")),
)  # fmt: skip


def version(report):
    text = ReportText.objects.filter(report=report, field=FIELD).first()
    return text.version if text is not None else 0


def standing(report):
    """Every text that can still be read: the present one, those beside it, the earlier ones."""
    return [
        value
        for model in (ReportText, ReportBeside, ReportRevision)
        for value in model.objects.filter(report=report, field=FIELD).values_list("value", flat=True)
    ]


def within(text, others):
    """Whether a text stands whole in another, or in order with something put in."""

    def inside(other):
        letters = iter(other)
        return all(any(letter == one for one in letters) for letter in text)

    return any(inside(other) for other in others)


def attempt(name, actor, report, at, **inputs):
    with suppress(Refused):
        perform(f"achievement_report.{name}", actor=actor, subject=report.pk, inputs=inputs, at=at)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=st.lists(STEP, min_size=2, max_size=9))
def test_no_text_that_was_sent_is_ever_lost(steps, report, preparer, second):
    before = transaction.savepoint()
    at, sent = AT, []
    for act, mine, text, behind, minutes, take in steps:
        actor, at, now = preparer if mine else second, at + timedelta(minutes=minutes), version(report)
        if act == "write":
            base = max(0, now - behind)
            attempt("write", actor, report, at, texts=[{"field": FIELD, "base": base, "text": text}])
            sent.append(text)
        elif act == "settle" and (waiting := ReportBeside.objects.filter(report=report).first()):
            attempt("settle", actor, report, at, beside=waiting.pk, take=take, base=now, text=text)
        elif act == "restore" and (earlier := ReportRevision.objects.filter(report=report).first()):
            attempt("restore", actor, report, at, revision=earlier.pk, base=now)
        assert all(within(one, standing(report)) for one in sent)
    transaction.savepoint_rollback(before)


@pytest.mark.parametrize("writers", [6])
def test_many_who_write_one_field_at_once_are_all_kept(committed_db, report, person, unit_a, acting, writers):
    from permissions.roles import Role

    actors = [acting(person(f"Người Viết {number}", unit_a, Role.PREPARER)) for number in range(writers)]

    def writes(number):
        texts = [{"field": FIELD, "base": 0, "text": f"Bản của người {number}"}]
        return lambda: (
            perform("achievement_report.write", actor=actors[number], subject=report.pk, inputs={"texts": texts}).answer
        )

    answers = committed_db.together([writes(number) for number in range(writers)])
    assert sum(answer["taken"] == [FIELD] for answer in answers) == 1
    assert sum(answer["beside"] == [FIELD] for answer in answers) == writers - 1
    assert set(standing(report)) == {f"Bản của người {number}" for number in range(writers)}


def test_two_who_write_different_fields_at_once_are_both_taken(committed_db, report, preparer, second):
    def writes(actor, field):
        texts = [{"field": field, "base": 0, "text": "Nội dung"}]
        return lambda: (
            perform("achievement_report.write", actor=actor, subject=report.pk, inputs={"texts": texts}).answer
        )

    answers = committed_db.together([writes(preparer, FIELD), writes(second, "trinh-do")])
    assert sorted(answer["taken"][0] for answer in answers) == [FIELD, "trinh-do"]
