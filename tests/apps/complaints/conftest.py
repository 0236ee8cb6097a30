"""An issued decision of the province with one honoured person, and people with and without a hand in it."""

from datetime import date, datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.catalogue.models import Round
from backend.decisions.models import Decision, DecisionRow
from backend.nominations.models import Nomination
from backend.organisation.actors import actor_of
from permissions.roles import Role
from tests.support.populations import dossiers

DAY = datetime(2026, 8, 3, 9, tzinfo=clock.HANOI)


@pytest.fixture(autouse=True)
def _august():
    with clock.stated(DAY):
        yield


@pytest.fixture
def cast(person, province):
    """Who is who."""
    return {
        "drafter": person("Đỗ Người Soạn", province, Role.APPRAISER),
        "desk": person("Lý Tiếp Dân", province, Role.APPRAISER),
        "signed": person("Vũ Đã Ký", province, Role.SIGNATORY),
        "deputy": person("Ngô Phó", province, Role.SIGNATORY),
        "other": person("Hà Phó Khác", province, Role.SIGNATORY),
        "honoured": person("Trần Được Khen", province),
        "preparer": person("Mai Lập", province, Role.PREPARER),
    }


@pytest.fixture
def decision(cast, province, unit_a):
    """Issued, signed by one of the signatories."""
    dossiers([province, unit_a], cast["drafter"])
    row = Nomination.objects.order_by("pk")[0]
    Nomination.objects.filter(pk=row.pk).update(person=cast["honoured"], nominee_kind="individual")
    made = Decision.objects.create(
        code="QD-X", unit=province, round=Round.objects.get(), title="Khen", signatory_title="CHỦ TỊCH",
        prepared_by=cast["drafter"], signatory=cast["signed"], decided_on=date(2026, 7, 1),
    )  # fmt: skip
    DecisionRow.objects.create(decision=made, nomination=row, ordinal=1)
    for state in ("for_signature", "signed", "numbered", "issued"):
        Decision.objects.filter(pk=made.pk).update(state=state)
    made.refresh_from_db()
    return made


@pytest.fixture
def act(cast):
    """Does an act on complaints as somebody."""

    def run(name, who, subject=None, /, **inputs):
        return perform(
            f"complaint.{name}", actor=actor_of(cast[who]), subject=subject.pk if subject else None, inputs=inputs
        ).result

    return run


@pytest.fixture
def received(act, decision):
    """A complaint that the person was honoured."""

    def make(**more):
        inputs = {
            "decision": decision, "against": "granted", "complainant": "Người khiếu nại", "known_on": date(2026, 7, 20),
            "nomination": decision.rows.get().nomination, "content": "Không đủ tiêu chuẩn.",
            "received_on": date(2026, 8, 3),
        } | more  # fmt: skip
        return act("receive", "desk", **inputs)

    return make


@pytest.fixture
def verifying(received, act, cast):
    """Taken up, verified."""

    def make(**more):
        row = received(**more)
        act("accept", "desk", row, adopted_reason="Theo hướng dẫn")
        act("verify", "desk", row, verifier=cast["desk"])
        act("find", "desk", row, findings="Đã xác minh hồ sơ.")
        row.refresh_from_db()
        return row

    return make
