"""Acts on the rows of a list: add, edit, remove, import from Excel."""

from __future__ import annotations

from typing import Any

from django.db.models import ProtectedError

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.nominations import building, importing, pasting
from backend.nominations.models import Nomination, NomineeKind, Submission
from backend.nominations.queries import terms_of
from backend.nominations.serializers import AddInputs, ChangeInputs, ImportInputs, PasteInputs
from workflows.engine import Reason, Refused


@act("nomination.add", model=Submission, inputs=AddInputs)
def add(doing: Doing, submission: Submission, **given: Any) -> Nomination:
    """Add a nominee to the draft list, chosen or typed; a person unknown here is added only when that was ticked."""
    who, kind = building.chosen(submission, given), given["nominee_kind"]
    terms, years = terms_of(submission), building.years_of(submission, given)
    ground, faults = building.settled(submission, terms, given["award"], kind, given.get("ground", ""))
    faults += building.year_faults(submission, terms, given["award"], ground, years)
    if isinstance(who, Reason):
        raise Refused(*faults, who)
    given["ground"] = ground
    building.hold(doing, [who])
    double = building.live_double(who, given["award"], ground, years, given.get("event", ""))
    if double is not None:
        faults.append(building.doubled(double.nominee_name, double.award))
    if faults:
        raise Refused(*faults)
    row = building.add_row(doing, submission, who, given)
    submission.save()
    return row


@act("nomination.edit", model=Nomination, inputs=ChangeInputs)
def edit(doing: Doing, nomination: Nomination, **given: Any) -> None:
    """Change what a draft row says; the nominee stays who it is."""
    award, submission = given.get("award", nomination.award), nomination.submission
    terms = terms_of(submission)
    given["ground"], faults = building.settled(
        submission, terms, award, nomination.nominee_kind, given.get("ground", ""), nomination.ground
    )
    years = (
        given.get("achievement_from", nomination.achievement_from),
        given.get("achievement_to", nomination.achievement_to),
    )
    event = given.get("event", nomination.event)
    faults += building.year_faults(submission, terms, award, given["ground"], years)
    building.hold_nominees(doing, [nomination])
    if building.other_live(nomination, award, given["ground"], years, event) is not None:
        faults.append(building.doubled(nomination.nominee_name, award))
    if faults:
        raise Refused(*faults)
    changed = {name: value for name, value in given.items() if getattr(nomination, name) != value}
    for name, value in changed.items():
        setattr(nomination, name, value)
    building.save_once(doing, nomination, **changed)
    _list_changed(doing, nomination)


@act("nomination.remove", model=Nomination)
def remove(doing: Doing, nomination: Nomination) -> None:
    """Take a draft row off the list; one that already has papers of its own stays and can be withdrawn."""
    doing.note(nomination, removed=True, award=nomination.award)
    try:
        Nomination.objects.filter(pk=nomination.pk).delete()
    except ProtectedError as held:
        raise Refused(Reason("nomination.has_papers", {"name": nomination.nominee_name})) from held
    _list_changed(doing, nomination)


@act("nomination.import", model=Submission, inputs=ImportInputs)
def import_rows(
    doing: Doing, submission: Submission, *, file: Any, new_people: list[int] | None = None, no_secret: bool = False
) -> dict[str, int]:
    """Add the rows of a filled-in template, all or none; rows that are already in the list are left as they are."""
    doing.note(submission, no_secret=no_secret)
    return _add_plan(doing, submission, importing.plan(submission, file, frozenset(new_people or ())))


@act("nomination.paste", model=Submission, inputs=PasteInputs)
def paste_rows(
    doing: Doing, submission: Submission, *, text: str, new_people: list[int] | None = None, **given: str
) -> dict[str, int]:
    """Add rows pasted from a spreadsheet, all or none; rows that are already in the list are left as they are."""
    return _add_plan(doing, submission, importing.plan_lines(
        submission, pasting.read(text, pasted_defaults(given)), frozenset(new_people or ())
    ))  # fmt: skip


def pasted_defaults(given: dict[str, str]) -> dict[str, str]:
    """What was chosen once for all pasted rows, under the names of the columns."""
    kind = given.get("every_nominee_kind")
    return {
        "nominee_kind": str(NomineeKind(kind).label) if kind else "",
        "award": given.get("every_award") or "",
        "ground": given.get("every_ground") or "",
        "citation": given.get("every_citation") or "",
    }


def _add_plan(doing: Doing, submission: Submission, plan: importing.Plan) -> dict[str, int]:
    if not plan.faults:
        building.hold(doing, [row.who for row in plan.fresh])
        importing.mark_doubles(submission, plan.rows)
    if plan.faults:
        raise Refused(*plan.faults)
    for row in plan.fresh:
        building.add_row(doing, submission, row.who, row.given)
    if plan.fresh:
        submission.save()
    return {"added": len(plan.fresh), "already": len(plan.rows) - len(plan.fresh)}


def _list_changed(doing: Doing, nomination: Nomination) -> None:
    """Give the list a new version: who signs it must have read the rows as they are."""
    doing.lock(Submission, nomination.submission_id).save()
