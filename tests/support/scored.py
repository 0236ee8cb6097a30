"""The demonstration's invented results as rows of the database, laid down in bulk for tests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from backend.catalogue.models import Edition
from backend.criteria.criteria_sets import lay_down
from backend.demo.generator import UnitResults, people, results_for, units
from backend.demo.tree import tree
from backend.organisation.models import Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.reform.models import Document, Evidence, ProgressReport, ReformTask, Responsibility, TaskGrade
from backend.scoring.areas import entrust
from backend.scoring.models import LeafRound, LeafValue, ScoreSheet, ScoringRound
from workflows.lifecycles.reform_task import ReformTaskState
from workflows.rules.scoring import entry_to_json

SINCE, GIVEN = date(2010, 1, 1), timezone.make_aware(datetime(2023, 12, 20, 9))


def lay_units(province: Unit, codes: Sequence[str] | None = None) -> dict[str, Unit]:
    """The invented units of 2023 below a province, all of them or some."""
    wanted = [unit for unit in units(2023) if codes is None or unit.code in codes]
    return {
        unit.code: make_unit(
            code=unit.code, name=unit.name_vi, unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=province,
            group=unit.group, illustrative=True,
        )
        for unit in wanted
    }  # fmt: skip


def lay_set(group: str = "so", year: int = 2023) -> Edition:
    """The illustrative criteria set of a group as an edition."""
    return lay_down(tree(year, group), by="Văn phòng thử nghiệm")


def lay_round(
    edition: Edition, unit: Unit, runner: Unit | None = None, year: int = 2023, **dates: date
) -> ScoringRound:
    """The open round of a set below a body: without dates, unless some are given; found again when it is there."""
    known = ScoringRound.objects.filter(sets=edition, unit=unit).first()
    if known is not None:
        return known
    made = ScoringRound.objects.create(
        title=f"Đợt chấm điểm {year}", year=year, unit=unit, runner=runner or unit, illustrative=True, **dates
    )
    made.sets.set([edition])
    ScoringRound.objects.filter(pk=made.pk).update(state="open")
    made.refresh_from_db()
    return made


def lay_sheet(edition: Edition, unit: Unit, *, year: int = 2023, group: str = "so") -> ScoreSheet:
    """A unit's sheet in the open round of its province, entrusted as an opened one is."""
    round_ = lay_round(edition, unit.parent or unit, year=year)
    sheet = ScoreSheet.objects.create(
        round=round_, unit=unit, criteria=edition, year=year, group=group, illustrative=True
    )
    entrust([sheet], round_)
    return sheet


def lay_results(edition: Edition, made: Mapping[str, Unit], *, values: bool = True) -> dict[str, ScoreSheet]:
    """Tasks, reports, evidence, sheets and values of every unit that has data and belongs to the set's group."""
    found = {}
    for unit in units(2023):
        if unit.code in made and unit.has_data and edition.code == f"minh-hoa-{unit.group}-2023":
            results = results_for(unit)
            lay_tasks(results, made)
            sheet = lay_sheet(edition, made[unit.code], group=unit.group)
            if values:
                lay_values(results, sheet)
            found[unit.code] = sheet
    return found


def lay_people(results: UnitResults, made: Mapping[str, Unit]) -> dict[str, Person]:
    """The invented people of a unit by their codes."""
    unit = made[results.unit.code]
    return {person.code: make_person(full_name=person.name, unit=unit) for person in people(results.unit)}


def lay_tasks(results: UnitResults, made: Mapping[str, Unit]) -> dict[str, Person]:
    """The tasks of a unit with all that was reported of them; the people responsible are returned."""
    staff, plan = lay_people(results, made), results.document
    document = Document.objects.create(
        number=plan.number, issuer=plan.issuer_vi, issued_on=plan.issued_on, document_kind="kế hoạch",
        title=plan.title_vi, illustrative=True,
    )  # fmt: skip
    tasks = ReformTask.objects.bulk_create(
        ReformTask(
            code=task.code, title=task.title_vi, document=document, year=results.year, leaf=task.leaf,
            lead_unit=made[results.unit.code], division=task.division, deadline=task.deadline, illustrative=True,
        )
        for task in results.tasks
    )  # fmt: skip
    for task, row in zip(results.tasks, tasks, strict=True):
        ProgressReport.objects.bulk_create(
            ProgressReport(
                task=row, reported_on=r.on, state=r.state.value, percent=r.percent, note=r.note_vi, reported_by="TN"
            )
            for r in task.reports
        )
        Responsibility.objects.bulk_create(
            Responsibility(task=row, person=staff[code], share=share) for code, share in task.shares
        )
        Evidence.objects.bulk_create(
            Evidence(task=row, title=title, added_on=task.deadline, added_by="TN") for title in task.evidence
        )
        if task.grade_pct is not None:
            TaskGrade.objects.create(task=row, grade_pct=task.grade_pct, graded_by="TN", graded_on=task.deadline)
    _advance(results, tasks)
    return staff


def _advance(results: UnitResults, tasks: Sequence[ReformTask]) -> None:
    """The moves that the reports tell of, each legal by itself."""
    started = [row.pk for task, row in zip(results.tasks, tasks, strict=True) if task.reports]
    done = [
        row.pk
        for task, row in zip(results.tasks, tasks, strict=True)
        if task.reports and task.reports[-1].state is ReformTaskState.DONE
    ]
    ReformTask.objects.filter(pk__in=started).update(state=ReformTaskState.IN_PROGRESS.value)
    ReformTask.objects.filter(pk__in=done).update(state=ReformTaskState.DONE.value)


def lay_values(results: UnitResults, sheet: ScoreSheet) -> None:
    """The values of both rounds as they were given."""
    for round_, name in ((LeafRound.SELF, "declared"), (LeafRound.APPRAISAL, "appraised")):
        LeafValue.objects.bulk_create(
            LeafValue(
                sheet=sheet, leaf=value.leaf, round=round_, value=entry_to_json(getattr(value, name)),
                reason=value.note_vi, given_by=value.appraised_by, given_at=GIVEN,
            )
            for value in results.values
        )  # fmt: skip
        LeafValue.objects.bulk_create(
            LeafValue(
                sheet=sheet, leaf=code, round=round_, value={}, not_applicable=True, reason=why, given_by="TN",
                given_at=GIVEN,
            )
            for code, why in results.not_applicable.items()
        )  # fmt: skip
