"""An award that only a province's overlay has: opened, nominated, decided, printed; other provinces do not know it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from backend.base import clock
from backend.candidates import services as _asking  # noqa: F401  registers the act
from backend.catalogue import editions, queries
from backend.catalogue.models import Edition, Round
from backend.catalogue.process_findings import faults_of
from backend.certificates.models import Certificate
from backend.decisions.models import Decision
from backend.nominations.building import award_faults
from backend.nominations.models import Nomination, NomineeKind, Submission
from backend.nominations.queries import terms_of
from backend.organisation.models import Unit, UnitKind
from backend.organisation.services import make_unit
from tests.support.awards import PROVINCIAL, SINCE, Cabinet
from workflows import shipped
from workflows.engine import Refused
from workflows.processes.schema import Process

ONLY_HERE, DAY = "bieu-duong-cchc", date(2026, 11, 2)
AT = datetime(2026, 11, 20, 3, tzinfo=UTC)


@pytest.fixture(autouse=True)
def autumn(db: None) -> Iterator[None]:
    with clock.stated(AT):
        yield


@pytest.fixture
def overlay(cabinet: Cabinet) -> Edition:
    made = editions.new_edition(
        editions.of_overlay(shipped.overlays()[0]), origin="office", by="Sở", at=AT, unit=cabinet.province
    )
    made.save()
    return made


@pytest.fixture
def process() -> Process:
    """The provincial process, also for the province's own award."""
    edition = queries.process_edition(PROVINCIAL, DAY)
    assert edition is not None
    old = queries.process_value(edition)
    wider = replace(old, version=old.version + 1, awards=(*old.awards, ONLY_HERE))
    editions.new_edition(editions.of_process(wider, DAY), origin="office", by="Sở", at=AT).save()
    return wider


def opened(cabinet: Cabinet, who: str = "appraiser", unit: Unit | None = None) -> Round:
    round_: Round = cabinet.does(
        who, "round.open", code=f"bd-{unit.pk if unit else 0}", title="Biểu dương CCHC", process_code=PROVINCIAL,
        awarding_unit=unit or cabinet.province, awards=[ONLY_HERE], achievement_from=2025, achievement_to=2025,
        opens_on=DAY, illustrative=True, at=AT,
    ).result  # fmt: skip
    return round_


def test_without_the_overlay_nobody_knows_it(cabinet: Cabinet, process: Process) -> None:
    with pytest.raises(Refused, match=r"award\.unknown"):
        opened(cabinet)
    assert ONLY_HERE not in queries.awards_known()
    assert {one.code for one in faults_of(process, DAY)} == {"unknown_award"}


def test_lists_and_forms_know_it_with_the_overlay(overlay: Edition, process: Process) -> None:
    assert queries.awards_known()[ONLY_HERE].name.vi == "Biểu dương về cải cách hành chính (minh họa)"
    assert queries.award_label(ONLY_HERE).en == "Praise for administrative reform (illustrative)"
    assert faults_of(process, DAY) == []
    assert ONLY_HERE not in queries.awards_known(date(2026, 9, 1))


def test_a_name_stays_when_its_overlay_ends(cabinet: Cabinet) -> None:
    found = shipped.overlays()[0]
    ended = replace(found, head=replace(found.head, received_until=date(2026, 10, 15)))
    editions.new_edition(
        editions.of_overlay(ended), origin="office", by="Sở", at=AT, unit=cabinet.province
    ).save()  # fmt: skip
    assert ONLY_HERE not in queries.awards_known()
    assert queries.award_label(ONLY_HERE).vi.startswith("Biểu dương")


def test_another_province_neither_opens_nor_nominates_it(cabinet: Cabinet, overlay: Edition, process: Process) -> None:
    other = make_unit(
        parent=None, code="tinh-khac", name="UBND tỉnh Khác", unit_kind=UnitKind.PROVINCE, valid_from=SINCE
    )
    assert ONLY_HERE not in queries.awards_known(None, other)
    assert ONLY_HERE in queries.awards_known(None, cabinet.unit)
    here = opened(cabinet)
    stranger, own = Submission(round=here, unit=other), Submission(round=here, unit=cabinet.unit)

    def faults(of: Submission, kind: str) -> list[str]:
        return [one.code for one in award_faults(of, terms_of(of), ONLY_HERE, kind)]

    assert faults(stranger, "individual") == ["award.unknown"]
    assert faults(own, "individual") == []
    assert faults(own, NomineeKind.HOUSEHOLD) == ["award.not_for_kind"]


def decided(cabinet: Cabinet, rows: list[Nomination]) -> Decision:
    round_ = rows[0].submission.round
    made = cabinet.does("appraiser", "decision.draft", round=round_, nominations=[row.pk for row in rows], at=AT)
    decision = Decision.objects.get(pk=made.subject_id)
    cabinet.does("appraiser", "decision.send", decision, letter_number="08", at=AT)
    cabinet.does("signatory", "decision.sign", decision, at=AT)
    cabinet.does("clerk", "decision.number", decision, number=9, decided_on=date(2026, 11, 20), at=AT)
    cabinet.does("clerk", "decision.issue", decision, at=AT)
    return Decision.objects.get(pk=decision.pk)


def test_it_goes_from_the_round_to_the_certificate(
    cabinet: Cabinet, overlay: Edition, process: Process, client: Any
) -> None:
    cabinet.rounds[PROVINCIAL] = opened(cabinet)
    rows = cabinet.waiting(1, on=DAY)
    assert rows[0].submission.pack == overlay
    page = cabinet.login(client, "appraiser").get("/dot-xet/mo/").content.decode()
    assert "Biểu dương về cải cách hành chính" in page
    cabinet.vote(rows[0], passed=True)
    decision = decided(cabinet, rows)
    cabinet.does("officer", "certificate.prepare", decision, at=AT)
    proof = Certificate.objects.get()
    assert proof.printed_form["award_name"] == "BIỂU DƯƠNG VỀ CẢI CÁCH HÀNH CHÍNH (MINH HỌA)"
    cabinet.does("preparer", "certificate.confirm", proof, at=AT)
    cabinet.does("officer", "certificate.issue", proof, at=AT)
    assert Certificate.objects.get().paper is not None


def test_the_question_who_could_be_nominated_asks_by_the_overlay(cabinet: Cabinet, overlay: Edition) -> None:
    asked = cabinet.does("head", "candidate_question.ask", unit=cabinet.unit, year=2025, at=AT)
    assert asked.result.pack == overlay
