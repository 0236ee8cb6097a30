"""A row of every kind with a place, at each of some units: for comparing lists with single look-ups."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from backend.catalogue.models import Edition, Round
from backend.certificates.models import Certificate
from backend.decisions.models import Decision, DecisionRow
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Person, Unit
from backend.reform.models import Document, ReformTask
from backend.review.models import Stage
from backend.scoring.models import ScoreSheet, ScoringRound, SheetArea

SINCE, TODAY = date(2023, 1, 1), date(2026, 3, 2)
AT = datetime(2026, 3, 2, 2, 0, tzinfo=UTC)


def dossiers(units: list[Unit], by: Person) -> None:
    """One round, and per unit a submission with a nomination, a stage, a decision, and so on."""
    round_ = Round.objects.create(
        code="D", title="Đợt", awarding_unit=units[0], process_code="x", awards=["giay-khen"], achievement_from=2025,
        achievement_to=2025, opens_on=TODAY,
    )  # fmt: skip
    document = Document.objects.create(
        number="1/KH", issuer="UBND", issued_on=SINCE, document_kind="plan", title="Kế hoạch"
    )
    criteria = Edition.objects.order_by("pk")[0]
    scoring = ScoringRound.objects.create(title="Đợt", year=2025, unit=units[0], runner=units[0])
    for unit in units:
        row = _nomination(round_, unit, by)
        Stage.objects.create(
            nomination=row, code="tham-dinh", stage_kind="appraisal", owner_role="appraiser", owner_unit=units[0],
            opened_at=AT,
        )  # fmt: skip
        decision = Decision.objects.create(
            code=f"QD-{unit.code}", unit=unit, round=round_, title="x", signatory_title="x", prepared_by=by
        )
        _certificate(decision, row)
        ReformTask.objects.create(code=f"N-{unit.code}", title="x", document=document, year=2025, lead_unit=unit)
        sheet = ScoreSheet.objects.create(round=scoring, unit=unit, criteria=criteria, year=2025, group="so")
        SheetArea.objects.create(sheet=sheet, area="1", unit=units[(units.index(unit) + 1) % len(units)])


def _nomination(round_: Round, unit: Unit, by: Person) -> Nomination:
    made = Submission.objects.create(code=f"S-{unit.code}", title="x", round=round_, unit=unit, prepared_by=by)
    return Nomination.objects.create(
        submission=made, unit=unit, ordinal=1, award="giay-khen", ground="merit", nominee_kind="household",
        citation="x", nominee_name="Hộ", search_name="ho", sort_key="ho", achievement_from=2025, achievement_to=2025,
    )  # fmt: skip


def _certificate(decision: Decision, row: Nomination) -> Any:
    entry = DecisionRow.objects.create(decision=decision, nomination=row, ordinal=1)
    return Certificate.objects.create(
        row=entry, register_unit=decision.unit, code=f"C{row.pk:015d}", layout="x", printed_form={}
    )
