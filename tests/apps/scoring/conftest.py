"""One invented unit with its tasks and sheet, the people who score it, and a shorthand for acts."""

from datetime import datetime

import pytest

from backend.acts.runner import perform
from backend.base import clock
from backend.demo.generator import results_for, units
from backend.scoring.models import ScoreSheet
from permissions.roles import Role
from tests.support import scored

UNIT = "SXD"


@pytest.fixture(autouse=True)
def _december():
    with clock.stated(datetime(2023, 12, 25, 10, tzinfo=clock.HANOI)):
        yield


@pytest.fixture
def made(province):
    """The unit and a neighbour that has no data of its own."""
    return scored.lay_units(province, [UNIT, "SYT"])


@pytest.fixture
def results():
    return results_for(next(unit for unit in units(2023) if unit.code == UNIT))


@pytest.fixture
def edition(db):
    return scored.lay_set()


@pytest.fixture
def cast(made, province, person, acting):
    """Actors by what they are."""
    unit = made[UNIT]
    return {
        "preparer": acting(person("Trần Lập Phiếu", unit, Role.PREPARER)),
        "head": acting(person("Vũ Thủ Trưởng", unit, Role.UNIT_HEAD)),
        "appraiser": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "chair": acting(person("Hoàng Chủ Tịch", province, Role.CHAIR)),
        "signatory": acting(person("Đặng Người Ký", province, Role.SIGNATORY)),
        "neighbour": acting(person("Hồ Hàng Xóm", made["SYT"], Role.PREPARER, Role.UNIT_HEAD)),
    }


@pytest.fixture
def round_(edition, province):
    """The open round of the set, without dates."""
    return scored.lay_round(edition, province)


@pytest.fixture
def sheet(cast, made, edition, results, round_):
    """The opened sheet of the unit, whose tasks are done as the plan says."""
    scored.lay_tasks(results, made)
    return perform("score_sheet.open", actor=cast["appraiser"], inputs={"unit": made[UNIT], "criteria": edition}).result


@pytest.fixture
def do(cast, sheet):
    """Does an act on the sheet as somebody; the fresh sheet comes back."""

    def run(act: str, who: str = "preparer", **inputs) -> ScoreSheet:
        perform(f"score_sheet.{act}", actor=cast[who], subject=sheet.pk, inputs=inputs)
        return ScoreSheet.objects.select_related("unit", "criteria").get(pk=sheet.pk)

    return run


@pytest.fixture
def typed(results):
    """What the unit declares, or the appraiser finds, as the act wants it."""

    def values(name: str) -> list[dict]:
        rows = []
        for value in results.values:
            entry = getattr(value, name)
            row = {"leaf": value.leaf, "number": entry.number, "of": entry.of, "choice": entry.choice or ""}
            rows.append(row | {"counts": dict(entry.counts) or None, "reason": value.note_vi})
        return rows + [{"leaf": c, "not_applicable": True, "reason": r} for c, r in results.not_applicable.items()]

    return values


@pytest.fixture
def appraised(do, typed) -> ScoreSheet:
    """The sheet when the appraisal is over."""
    do("self_score", values=typed("declared"))
    do("submit", "head")
    do("appraise", "appraiser", values=typed("appraised"))
    return do("finish_appraisal", "appraiser")


@pytest.fixture
def approved(appraised, round_, cast) -> ScoreSheet:
    """The sheet when its round is approved, the neighbour's left out."""
    perform("scoring_round.approve", actor=cast["chair"], subject=round_.pk, inputs={"leave_out_unfinished": True})
    appraised.refresh_from_db()
    return appraised


@pytest.fixture
def decision(province, edition):
    """What an index is published with."""
    return {
        "unit": province, "criteria": edition, "decision_number": "99/QĐ-UBND",
        "decided_on": datetime(2023, 12, 25).date(), "signatory": "Đặng Người Ký",
        "band_scheme": "tay-ninh-2023-du-thao",
    }  # fmt: skip
