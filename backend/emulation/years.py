"""Acts on a block's year: opened, heads elected, taken over when late, approved, published, candidates proposed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Adoption, Edition
from backend.emulation import queries
from backend.emulation.models import (
    Block,
    BlockHead,
    BlockYear,
    Candidate,
    EmulationSheet,
    GivenMark,
    Result,
    Stage,
    TieVote,
)  # fmt: skip
from backend.emulation.serializers import (
    ElectInputs,
    OpenYearInputs,
    ProposeInputs,
    PublishYearInputs,
    ReasonInputs,
    TakeOverInputs,
    UnproposeInputs,
    VoteInputs,
)  # fmt: skip
from backend.organisation.models import Person, Unit
from permissions.roles import Role
from workflows.engine import Reason, Refused
from workflows.rules import codec
from workflows.rules.emulation import Kind
from workflows.rules.emulation_scoring import Mark
from workflows.rules.emulation_standing import Place, why_not


@act("emulation_year.open", inputs=OpenYearInputs)
def open_year(
    doing: Doing, *, block: Block, year: int, scheme: Edition, adopted_reason: str = "", illustrative: bool = False
) -> BlockYear:
    """Open a block's year with a sheet for each member; an unconfirmed scheme must be adopted with a reason."""
    value = queries.scheme_of(scheme)
    run = BlockYear(
        block=block, year=year, scheme=scheme, adopted_reason=adopted_reason,
        dates={row.code: row.of(year).isoformat() for row in value.calendar},
        places=[{"award": p.award, "number": p.number} for p in value.places_for(block.variant)],
        illustrative=illustrative or block.illustrative,
    )  # fmt: skip
    doing.permit(run)
    units = queries.members(block.pk, year)
    faults = []
    if BlockYear.objects.filter(block=block, year=year).exists():
        faults.append(Reason("emulation_year.exists", {"block": block.name, "year": year}))
    if not units:
        faults.append(Reason("emulation_year.no_members", {"block": block.name, "year": year}))
    if value.unsettled() and not adopted_reason:
        faults.append(Reason("emulation_year.not_adopted", {"rows": ", ".join(value.unsettled()[:8])}))
    if faults:
        raise Refused(*faults)
    doing.save(run, scheme=scheme.sha256, members=len(units), adopted=adopted_reason)
    if adopted_reason:
        Adoption.objects.create(
            subject_kind=run.kind, subject_id=str(run.pk), edition=scheme, row=value.code, reason=adopted_reason,
            adopted_by=doing.actor.name, adopted_at=doing.at,
        )  # fmt: skip
    for unit in units:
        doing.save(EmulationSheet(run=run, unit=unit, illustrative=run.illustrative))
    return run


@act("emulation_year.elect", model=BlockYear, inputs=ElectInputs)
def elect(doing: Doing, run: BlockYear, *, person: Person, position: int, elected_on: date, basis: str) -> None:
    """Record who leads the block this year, as the members elected; a later election takes the place of the earlier."""
    doing.demand(run)
    place, faults = int(position), []
    if not run.sheets.filter(unit=person.unit).exists():
        faults.append(Reason("emulation_year.not_member", {"person": person.full_name, "unit": person.unit.name}))
    if not person.holdings.filter(role=Role.UNIT_HEAD.value, unit=person.unit).exists():
        faults.append(Reason("emulation_year.not_head_of_unit", {"person": person.full_name}))
    if elected_on > doing.day:
        faults.append(Reason("date.in_future", {"date": f"{elected_on:%d/%m/%Y}"}))
    taken = run.heads.filter(unit=person.unit).exclude(position=place).first()
    if taken is not None:
        faults.append(Reason("emulation_year.leads_already", {"unit": person.unit.name}))
    if run.heads.filter(person=person, position=place, basis=basis).exists():
        faults.append(Reason("emulation_year.same_head", {"person": person.full_name}))
    if faults:
        raise Refused(*faults)
    before = run.heads.filter(position=place).first()
    was = before.person.full_name if before else ""
    BlockHead.objects.update_or_create(
        run=run, position=place,
        defaults={"unit": person.unit, "person": person, "elected_on": elected_on, "basis": basis},
    )  # fmt: skip
    doing.save(run, position=place, elected=person.full_name, unit=person.unit.name, was=was, basis=basis)


@act("emulation_year.take_over", model=BlockYear, inputs=TakeOverInputs)
def take_over(doing: Doing, run: BlockYear, *, reason: str, penalty: str = "") -> None:
    """The organising body does what the late head did not; the head unit's penalty is recorded as a value."""
    doing.demand(run)
    faults, head = [], run.heads.filter(position=0).first()
    item = next((i for i in queries.scheme_of(run.scheme).items() if i.code == penalty), None)
    if run.taken_over_at is not None:
        faults.append(Reason("emulation_year.taken_over", {"by": run.taken_over_by}))
    if penalty and (item is None or item.kind is not Kind.PENALTY):
        faults.append(Reason("emulation.item_unknown", {"item": penalty}))
    if penalty and head is None:
        faults.append(Reason("emulation_year.no_head"))
    if faults:
        raise Refused(*faults)
    run.taken_over_by, run.taken_over_at, run.taken_over_reason = doing.actor.name, doing.at, reason
    doing.save(run, reason=reason, penalty=penalty, unit=head.unit.name if head else "")
    if item is not None and head is not None:
        sheet = run.sheets.get(unit=head.unit)
        known = queries.newest_marks([sheet.pk])[sheet.pk].get((Stage.COUNCIL.value, item.code))
        count = (queries.mark_of(known).count or 0) + 1
        GivenMark.objects.create(
            sheet=sheet, item=item.code, stage=Stage.COUNCIL.value, mark=codec.dump(Mark(count=count)),
            reason=reason, given_by=doing.actor.name, given_at=doing.at,
        )  # fmt: skip


@act("emulation_year.record_vote", model=BlockYear, inputs=VoteInputs)
def record_vote(doing: Doing, run: BlockYear, *, votes: Mapping[str, int], basis: str) -> None:
    """Record a vote about equal totals; it orders only those."""
    doing.demand(run)
    units = {sheet.unit.code: sheet.unit_id for sheet in run.sheets.select_related("unit")}
    unknown = [code for code in votes if code not in units]
    if unknown:
        raise Refused(Reason("emulation_year.unknown_units", {"units": ", ".join(unknown)}))
    standing = queries.places(run, queries.views(run, list(run.sheets.select_related("unit", "run"))))
    equal = {p.unit for p in standing if p.points is not None and _shares(p, standing)}
    strangers = [code for code in votes if units[code] not in equal]
    if strangers:
        raise Refused(Reason("emulation_year.not_tied", {"units": ", ".join(strangers)}))
    TieVote.objects.create(
        run=run, votes={str(units[code]): count for code, count in votes.items()}, basis=basis,
        recorded_by=doing.actor.name, recorded_at=doing.at,
    )  # fmt: skip
    doing.save(run, votes=dict(votes), basis=basis)


def _shares(place: Place, standing: tuple[Place, ...]) -> bool:
    return sum(other.points == place.points for other in standing) > 1


@act("emulation_year.approve", model=BlockYear)
def approve(doing: Doing, run: BlockYear) -> None:
    """The standing body of the council approves the block's scores."""
    doing.move(run)


@act("emulation_year.reopen", model=BlockYear, inputs=ReasonInputs)
def reopen(doing: Doing, run: BlockYear, *, reason: str) -> None:
    """Scores are looked at again before the decision."""
    doing.move(run, reason=reason)


@act("emulation_year.publish", model=BlockYear, inputs=PublishYearInputs)
def publish(doing: Doing, run: BlockYear, *, decision_number: str, decided_on: date, signatory: str) -> None:
    """Publish the block's ranking by a decision; every number is frozen with the values it came from."""
    if decided_on > doing.day:
        raise Refused(Reason("date.in_future", {"date": f"{decided_on:%d/%m/%Y}"}))
    run.decision_number, run.decided_on, run.signatory = decision_number, decided_on, signatory
    sheets = doing.lock_all(run.sheets.select_related("unit"))
    found = queries.views(run, sheets)
    by_unit = {p.unit: p for p in queries.places(run, found)}
    doing.move(run, decision_number=decision_number, decided_on=decided_on)
    for one in found:
        doing.move(one.sheet, "emulation_sheet.publish", decision=decision_number)
    Result.objects.bulk_create(_result(run, one, by_unit[one.sheet.unit_id]) for one in found)


def _result(run: BlockYear, found: queries.SheetView, place: Place) -> Result:
    total = found.total
    value = queries.scheme_of(run.scheme)
    marks = codec.dump(queries.merged(value, found.marks, Stage.COUNCIL, found.reform))
    digest = hashlib.sha256((run.scheme.sha256 + codec.to_text(marks) + found.sheet.reform_sha256).encode()).hexdigest()
    return Result(
        run=run, unit_id=found.sheet.unit_id, sheet=found.sheet, base=total.base, over_plan=total.quantitative_bonus,
        bonus=total.bonus, penalty=total.penalty, total=total.points, rank=place.rank, tied=place.tied,
        excluded_by=list(place.excluded_by), marks=marks, inputs_sha256=digest,
    )  # fmt: skip


@act("emulation_year.propose", model=BlockYear, inputs=ProposeInputs)
def propose(doing: Doing, run: BlockYear, *, unit: Unit, award: str, reason: str = "") -> None:
    """Put a unit on the block's list for a place; a proposal grants nothing, the dossier is judged as any other."""
    doing.demand(run)
    number = next((int(row["number"]) for row in run.places if row["award"] == award), None)
    rows = list(run.results.select_related("unit").order_by("rank"))
    mine = next((row for row in rows if row.unit_id == unit.pk), None)
    listed = list(run.candidates.select_related("unit"))
    if number is None or mine is None:
        code = "emulation.no_such_place" if number is None else "emulation_year.unknown_units"
        raise Refused(Reason(code, {"award": award, "units": unit.name}))
    busy = {row.unit_id for row in listed}
    better = [
        r.unit.name for r in rows
        if r.rank and mine.rank and r.rank < mine.rank and not r.excluded_by and r.unit_id not in busy
    ]  # fmt: skip
    place = Place(unit.pk, mine.total, mine.rank, mine.tied, tuple(mine.excluded_by))
    taken = sorted(row.slot for row in listed if row.award == award)
    facts = {"number": number, "names": ", ".join(better), "causes": ", ".join(mine.excluded_by), "unit": unit.name}
    faults = [Reason(code, facts) for code in why_not(place, len(taken), number, better, reason)]
    if unit.pk in busy:
        faults.append(Reason("emulation.listed_already", facts))
    if faults:
        raise Refused(*faults)
    slot = next(n for n in range(1, number + 1) if n not in taken)
    Candidate.objects.create(
        run=run, unit=unit, award=award, slot=slot, reason=reason, proposed_by=doing.actor.name, proposed_at=doing.at
    )
    doing.save(run, unit=unit.name, award=award, place=slot, reason=reason)


@act("emulation_year.unpropose", model=BlockYear, inputs=UnproposeInputs)
def unpropose(doing: Doing, run: BlockYear, *, unit: Unit, reason: str) -> None:
    """Take a unit off the list; its place is free again."""
    doing.demand(run)
    found = run.candidates.filter(unit=unit).first()
    if found is None:
        raise Refused(Reason("emulation.not_listed", {"unit": unit.name}))
    found.delete()
    doing.save(run, unit=unit.name, award=found.award, reason=reason)
