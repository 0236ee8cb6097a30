"""An attacker with every state of the database tries to join a one-time code and an answer.

Every table is dumped with its hidden columns before and after each answer and after closing. PROVE=1 plays many.
"""

import itertools
import json
import os
import random
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from backend.acts.runner import perform
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.surveys.answering import answer
from backend.surveys.models import QuestionSet, Survey
from backend.surveys.tokens import hash_of
from permissions.roles import Role
from tests.support.databases import Committed
from tests.support.sessions import dump

PEOPLE = 40 if os.environ.get("PROVE") == "1" else 8
DAY, AT = date(2026, 6, 15), datetime(2026, 6, 15, 2, 0, tzinfo=UTC)
STEPS = ("rat_hai_long", "hai_long", "binh_thuong", "khong_hai_long", "rat_khong_hai_long")
pytestmark = [pytest.mark.django_db, pytest.mark.prove]


class Played:
    """One survey with everything that an attacker with the database could have copied."""

    def __init__(self) -> None:
        since = date(2023, 1, 1)
        self.province: Unit = make_unit(code="P", name="Tỉnh Thử", unit_kind=UnitKind.PROVINCE, valid_from=since)
        officer = make_person(full_name="Lê Thử", unit=self.province)
        Holding.objects.create(person=officer, role=Role.APPRAISER, unit=self.province, valid_from=since, basis="QĐ")
        self.actor = actor_of(officer)
        self.survey = self._survey()

    def play(self, luck: random.Random) -> "Played":
        """Everybody answers, in an order of chance; every state is copied."""
        self.codes = self.do("survey.make_links", group=self.survey.groups.get(), unit=self.province, number=PEOPLE)
        self.do("survey.open")
        self.dumps, self.truth = [dump()], {}
        for code in luck.sample(self.codes, PEOPLE):
            self.truth[code] = {"TC1": [luck.choice(STEPS)], "TT1": [luck.choice(STEPS)]}
            self.truth[code] |= {q: ["hai_long"] for q in ("CC1", "KQ1", "PA1")}
            self.truth[code] |= {"YK1": [f"Ý kiến {luck.random()}"]} if luck.random() < 0.5 else {}
            answer(code, self.truth[code], DAY)
            self.dumps.append(dump())
        self.do("survey.close")
        self.dumps.append(dump())
        return self

    def do(self, act: str, **inputs: Any) -> Any:
        done = perform(act, actor=self.actor, subject=self.survey.pk, inputs=inputs, at=AT)
        return done.answer.get("codes")

    def _survey(self) -> Survey:
        common = {"actor": self.actor, "at": AT}
        given = {"unit": self.province, "code": "s", "title": "Phiếu", "instrument": "sipas", "template": "sipas"}
        form = perform("question_set.create", inputs=given, **common).result
        perform("question_set.publish", subject=form.pk, **common)
        given = {
            "unit": self.province, "title": "Khảo sát", "year": 2026, "instrument": "sipas", "units": [self.province],
            "opens_on": date(2026, 6, 1), "closes_on": date(2026, 6, 30),
        }  # fmt: skip
        survey = perform("survey.create", inputs=given, **common).result
        perform(
            "survey.set_group",
            subject=survey.pk,
            inputs={"question_set": QuestionSet.objects.get(pk=form.pk)},
            **common,
        )
        return Survey.objects.get(pk=survey.pk)


@pytest.fixture
def played(db: None) -> Played:
    return Played().play(random.Random(20260615))


def text_of(rows: Any) -> str:
    return json.dumps(rows, default=str, ensure_ascii=False)


def changed(before: Any, after: Any) -> dict[str, list[Any]]:
    return {t: [r for r in rows if r not in before[t]] for t, rows in after.items() if rows != before[t]}


def test_an_answer_changes_its_link_and_one_box_and_nothing_else(played: Played) -> None:
    for before, after in zip(played.dumps[:-2], played.dumps[1:-1], strict=True):
        moved = changed(before, after)
        assert set(moved) == {"surveys_link", "surveys_box"}
        assert [len(rows) for rows in moved.values()] == [1, 1]


def test_a_box_looks_alike_whatever_was_answered(played: Played) -> None:
    boxes = [bytes(state["surveys_box"][0]["sealed"]) for state in played.dumps[:-1]]
    growth = {len(later) - len(earlier) for earlier, later in itertools.pairwise(boxes)}
    assert len(growth) == 1
    assert len({box[:12] for box in boxes}) == len(boxes)


def test_while_open_no_choice_stands_in_clear_anywhere(played: Played) -> None:
    state = played.dumps[-2]
    told = text_of({t: rows for t, rows in state.items() if t != "surveys_questionset"})
    assert not any(step in told for step in STEPS)
    assert "Ý kiến 0." not in told


def test_a_link_tells_only_that_it_was_used(played: Played) -> None:
    for row in played.dumps[-1]["surveys_link"]:
        assert set(row) - {"_row", "_xmin"} == {"id", "group_id", "unit_id", "token_hash", "used", "void"}
        assert row["used"]


def test_after_closing_there_are_sums_and_sorted_words_and_no_box(played: Played) -> None:
    after = played.dumps[-1]
    assert after["surveys_box"] == []
    (row,) = after["surveys_counted"]
    counts = json.loads(row["counts"]) if isinstance(row["counts"], str) else row["counts"]
    wanted: dict[str, int] = {}
    for given in played.truth.values():
        wanted[given["TC1"][0]] = wanted.get(given["TC1"][0], 0) + 1
    assert counts["TC1"] == wanted
    words = [row["text"] for row in sorted(after["surveys_freetext"], key=lambda row: row["id"])]
    assert words == sorted(words)


def test_no_table_names_a_code_and_no_other_table_its_hash(played: Played) -> None:
    after = played.dumps[-1]
    assert not any(code in text_of(after) for code in played.codes)
    elsewhere = text_of({t: rows for t, rows in after.items() if t != "surveys_link"})
    assert not any(hash_of(code) in elsewhere for code in played.codes)


def test_the_trail_has_no_line_for_an_answer(played: Played) -> None:
    first, last = played.dumps[0], played.dumps[-2]
    assert len(first["audit_entry"]) == len(last["audit_entry"])
    (closing,) = [row for row in played.dumps[-1]["audit_entry"] if row["act"] == "survey.close"]
    lines = [row for row in played.dumps[-1]["audit_line"] if row["entry_id"] == closing["id"]]
    assert len(lines) == 1
    assert not any(step in text_of(lines) for step in STEPS)


def test_one_code_sent_at_once_from_many_devices_gives_one_answer(committed_db: Committed, settings: Any) -> None:
    played = Played()
    one, *others = played.do("survey.make_links", group=played.survey.groups.get(), unit=played.province, number=5)
    played.do("survey.open")
    given = {q: ["hai_long"] for q in ("TC1", "TT1", "CC1", "KQ1", "PA1")}
    sent = [one, one, one, *others]
    results = committed_db.together([lambda code=code: answer(code, given, DAY) for code in sent])
    assert sum(isinstance(result, Exception) for result in results) == 2
    played.do("survey.close")
    counted = played.survey.groups.get().counted.get()
    assert (counted.valid, counted.counts["TC1"]) == (5, {"hai_long": 5})
    folder = Path(settings.KEYS_DIR) / "surveys"
    assert list(folder.iterdir()) == []
