"""Reads of decisions: what the guards look at, who is ready for a draft, rows with their law, what was adopted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from django.db.models import Q, QuerySet

from backend.catalogue import queries as catalogue
from backend.catalogue.models import Adoption, Edition, Round
from backend.council.models import Item
from backend.decisions import grounds
from backend.decisions.models import Decision, DecisionRow
from backend.nominations.models import Nomination
from backend.nominations.queries import read_laws
from backend.review.models import Stage
from workflows.engine import Facts, Label
from workflows.lifecycles.decision import DecisionState
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.session import SessionState
from workflows.lifecycles.stage import StageState
from workflows.processes.schema import StageKind
from workflows.regulations.schema import Award, RegulationPack

LETTER, DECISION = StageKind.SUBMISSION_LETTER.value, StageKind.DECISION.value
UNSIGNED = (DecisionState.DRAFTED, DecisionState.FOR_SIGNATURE)
OVER = (DecisionState.ANNULLED.value, DecisionState.ABANDONED.value)
DRAFTABLE = (NominationState.IN_PROCESS.value, NominationState.PASSED.value)


def decision_facts(decision: Decision) -> Facts:
    """Rows kept, those against the council's vote without a reason, minutes signed, lines no longer confirmed."""
    if decision._state.adding:
        return {"kept_rows": 0, "unreasoned": [], "minutes_signed": True, "unconfirmed": []}
    kept = list(decision.rows.filter(struck=False).select_related("nomination"))
    items = council_items(row.nomination_id for row in kept)
    unreasoned = [row.nomination.nominee_name for row in kept if departs(row, items) and not row.departure_reason]
    minuted = (SessionState.MINUTED.value, SessionState.CANCELLED.value)
    return {
        "kept_rows": len(kept),
        "unreasoned": unreasoned,
        "minutes_signed": all(item.session.state in minuted for item in items.values()),
        "unconfirmed": grounds.no_longer_settled(decision) if decision.state in UNSIGNED else [],
    }


def council_items(nominations: Iterable[int]) -> Mapping[int, Item]:
    """The newest council item of each nomination, with its session; cancelled sessions do not count."""
    found = Item.objects.filter(nomination__in=list(nominations)).exclude(session__state=SessionState.CANCELLED.value)
    return {item.nomination_id: item for item in found.select_related("session").order_by("pk")}


def departs(row: DecisionRow, items: Mapping[int, Item]) -> bool:
    """Whether keeping the row goes against the council's vote."""
    item = items.get(row.nomination_id)
    return item is not None and item.passed is False


def rows_of(decision: Decision) -> QuerySet[DecisionRow]:
    """The annex with all that a page or a paper says of a row."""
    return decision.rows.select_related("nomination__submission__pack", "nomination__unit", "stage").order_by("ordinal")


def kept_rows(decision: Decision) -> QuerySet[DecisionRow]:
    """The rows that were not struck."""
    return rows_of(decision).filter(struck=False)


def open_stages(nominations: Iterable[int], kind: str) -> QuerySet[Stage]:
    """The open stages of one kind."""
    return Stage.objects.filter(nomination__in=list(nominations), stage_kind=kind, state=StageState.OPEN.value)


def candidates(round_: Round) -> QuerySet[Nomination]:
    """Nominations of the round that wait for a draft: letter stage open, or decision where the process has no letter;
    not on a living decision."""
    rows = Nomination.objects.filter(submission__round=round_, state__in=DRAFTABLE)
    waiting = Stage.objects.filter(nomination__in=rows, state=StageState.OPEN.value, stage_kind__in=(LETTER, DECISION))
    lettered = [e.pk for e in _processes(round_) if catalogue.has_stage(e, StageKind.SUBMISSION_LETTER)]
    by_letter = Q(process__in=lettered) | Q(process=None, nomination__submission__process__in=lettered)
    waiting = waiting.exclude(by_letter, stage_kind=DECISION)
    ready = rows.filter(pk__in=waiting.values("nomination")).exclude(pk__in=on_living_decisions())
    return ready.select_related("unit", "submission__pack").order_by("submission_id", "ordinal")


def without_stage(rows: Iterable[DecisionRow]) -> list[DecisionRow]:
    """Rows of a list that have left it by themselves: withdrawn or ended since, so that no stage waits for it."""
    wanted = list(rows)
    kinds = (LETTER, DECISION)
    waiting = Stage.objects.filter(state=StageState.OPEN.value, stage_kind__in=kinds)
    live = set(waiting.filter(nomination__in=[r.nomination_id for r in wanted]).values_list("nomination_id", flat=True))
    return [row for row in wanted if row.nomination_id not in live]


def _processes(round_: Round) -> QuerySet[Edition]:
    pinned = round_.submissions.filter(process__isnull=False).values("process")
    moved = Stage.objects.filter(nomination__submission__round=round_, process__isnull=False).values("process")
    return Edition.objects.filter(Q(pk__in=pinned) | Q(pk__in=moved))


def on_living_decisions(but: Decision | None = None) -> QuerySet[DecisionRow]:
    """Nominations that stand unstruck on a decision that is neither annulled nor abandoned."""
    rows = DecisionRow.objects.filter(struck=False).exclude(decision__state__in=OVER)
    if but is not None:
        rows = rows.exclude(decision=but)
    return rows.values("nomination")  # type: ignore[return-value]


def packs_of(editions: Iterable[Edition | None]) -> dict[int, RegulationPack]:
    """The pack of each pinned edition by its key, each read once."""
    distinct = {edition.pk: edition for edition in editions if edition is not None}
    return {pk: catalogue.pack_value(edition) for pk, edition in distinct.items()}


def packs_of_rows(rows: Iterable[DecisionRow]) -> dict[int, RegulationPack]:
    """The packs by which the rows' submissions are judged."""
    rows = list(rows)
    read_laws(row.nomination.submission for row in rows)
    return packs_of(row.nomination.submission.law for row in rows)


def named(pack: RegulationPack | None, award: str) -> str:
    """The Vietnamese name of an award in a pack; the code when the pack does not know it."""
    found = award_in(pack, award)
    return found.name.vi if found is not None else award


def award_in(pack: RegulationPack | None, award: str) -> Award | None:
    """An award of a pack by its code; None where there is no pack or it does not know the award."""
    return {known.code: known for known in pack.awards}.get(award) if pack is not None else None


def award_of(row: DecisionRow, packs: Mapping[int, RegulationPack]) -> Award | None:
    """The row's award in its pinned pack."""
    return award_in(packs.get(row.nomination.submission.law_id), row.award)


def award_name(row: DecisionRow, packs: Mapping[int, RegulationPack]) -> str:
    """The Vietnamese name of the row's award in its pinned pack; the code when the pack does not know it."""
    return named(packs.get(row.nomination.submission.law_id), row.award)


def adoptions(decision: Decision) -> list[Adoption]:
    """What authorised persons adopted for this decision, oldest first."""
    found = Adoption.objects.filter(subject_kind=Decision.kind, subject_id=str(decision.pk))
    return list(found.select_related("edition").order_by("pk"))


def titled_adoptions(decision: Decision) -> list[tuple[Adoption, Label]]:
    """What was adopted for this decision, each row of law by its title."""
    found = adoptions(decision)
    editions = {row.edition_id: row.edition for row in found if row.edition is not None}
    titles = {(pk, law.code): law.title for pk, edition in editions.items() for law in catalogue.law_rows(edition)}
    return [(row, titles.get((row.edition_id, row.row), Label(row.row, row.row))) for row in found]
