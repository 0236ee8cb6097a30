"""Acts on what becomes of published indices: petitions and the decision that adjusts; others register here too."""

from __future__ import annotations

from datetime import date
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.indices import keeping, trying
from backend.indices.correcting import accepted, corrected_value, corrections, kept_value, leaf_of
from backend.indices.models import Petition
from backend.indices.serializers import AcceptPetitionInputs, AdjustInputs, AnswerInputs, SendPetitionInputs
from backend.scoring.adjusting import adjusted_rows
from backend.scoring.models import IndexPublication, PublishedScore
from backend.scoring.publishing import published_row
from workflows.engine import Reason, Refused
from workflows.lifecycles.index_petition import PetitionState

assert keeping  # registers index_mapping.state and index_value.enter
assert trying  # registers what_if.*


@act("index_petition.send", inputs=SendPetitionInputs)
def send(
    doing: Doing, *, score: PublishedScore, leaf: str, asked: str, evidence: str = "", illustrative: bool = False
) -> Petition:
    """A unit's petition about one criterion of its published result, while the result counts and the time is open."""
    petition = Petition(
        unit=score.unit, score=score, leaf=leaf, asked=asked, evidence=evidence, sent_at=doing.at,
        sent_by_id=doing.actor.person_id or 0, illustrative=illustrative or score.publication.illustrative,
    )  # fmt: skip
    doing.permit(petition)
    faults = _send_faults(doing, score, leaf)
    if faults:
        raise Refused(*faults)
    doing.save(petition, publication=score.publication_id, leaf=leaf)
    return petition


def _send_faults(doing: Doing, score: PublishedScore, leaf: str) -> list[Reason]:
    found, publication = [], score.publication
    later = IndexPublication.objects.filter(adjusts=publication).first()
    if later is not None:
        found.append(Reason("index_petition.superseded", {"decision": later.decision_number}))
    until = publication.petition_until
    if until is not None and doing.day > until:
        found.append(Reason("index_petition.too_late", {"until": f"{until:%d/%m/%Y}"}))
    if score.sheet_id is None:
        found.append(Reason("index_petition.no_sheet", {"unit": score.unit.name}))
    if leaf_of(score, leaf) is None:
        found.append(Reason("score.code_unknown", {"leaf": leaf}))
    live = [PetitionState.SENT.value, PetitionState.ACCEPTED.value]
    if Petition.objects.filter(score=score, leaf=leaf, state__in=live).exists():
        found.append(Reason("index_petition.exists", {"leaf": leaf}))
    return found


@act("index_petition.withdraw", model=Petition)
def withdraw(doing: Doing, petition: Petition) -> None:
    """The unit takes its petition back before it is answered."""
    doing.move(petition)


@act("index_petition.accept", model=Petition, inputs=AcceptPetitionInputs)
def accept(doing: Doing, petition: Petition, *, answer: str, **typed: Any) -> None:
    """The body finds the unit right and states the corrected value; a decision must still adjust the index."""
    doing.demand(petition)
    node = leaf_of(petition.score, petition.leaf)
    assert node is not None
    entry, faults = corrected_value(node, typed)
    if faults:
        raise Refused(*faults)
    petition.answer, petition.answered_by = answer, doing.actor.name
    petition.value, petition.not_applicable = kept_value(entry), bool(typed.get("not_applicable"))
    doing.move(petition, value=petition.value, reason=answer)


@act("index_petition.refuse", model=Petition, inputs=AnswerInputs)
def refuse(doing: Doing, petition: Petition, *, reason: str) -> None:
    """The body finds the published value right and says why."""
    petition.answer, petition.answered_by = reason, doing.actor.name
    doing.move(petition, reason=reason)


@act("index_petition.reconsider", model=Petition, inputs=AnswerInputs)
def reconsider(doing: Doing, petition: Petition, *, reason: str) -> None:
    """An accepted petition is looked at again before the decision."""
    petition.answer, petition.value, petition.not_applicable = "", {}, False
    doing.move(petition, reason=reason)


@act("index.adjust", model=IndexPublication, inputs=AdjustInputs)
def adjust(
    doing: Doing, publication: IndexPublication, *, decision_number: str, decided_on: date, signatory: str, reason: str
) -> IndexPublication:
    """Publish the corrected results of a group by a new decision; the older rows stay and point to the newer ones."""
    petitions = doing.lock_all(accepted(publication).select_related("score"))
    faults = _adjust_faults(doing, publication, decided_on, bool(petitions))
    if faults:
        raise Refused(*faults)
    fixes = corrections(petitions)
    moves = adjusted_rows(publication, fixes)
    made = IndexPublication(
        unit=publication.unit, criteria=publication.criteria, year=publication.year, bands=publication.bands,
        options=publication.options, decision_number=decision_number, decided_on=decided_on, signatory=signatory,
        adjusts=publication, reason=reason, corrections=fixes, published_at=doing.at,
        illustrative=publication.illustrative,
    )  # fmt: skip
    changed = [row.before.unit.name for row in moves if row.touched]
    doing.save(made, decision_number=decision_number, decided_on=decided_on, adjusts=publication.pk, changed=changed)
    PublishedScore.objects.bulk_create(published_row(made, row.after, row.before.group) for row in moves)
    for petition in petitions:
        petition.adjustment = made
        doing.move(petition, "index_petition.settle", decision=decision_number)
    return made


def _adjust_faults(doing: Doing, publication: IndexPublication, decided_on: date, any_accepted: bool) -> list[Reason]:
    found = []
    later = IndexPublication.objects.filter(adjusts=publication).first()
    if later is not None:
        found.append(Reason("index.already_adjusted", {"decision": later.decision_number}))
    elif not any_accepted:
        found.append(Reason("index.nothing_to_adjust", {"decision": publication.decision_number}))
    waiting = Petition.objects.filter(score__publication=publication, state=PetitionState.SENT.value)
    if names := list(waiting.order_by("pk").values_list("unit__name", flat=True)):
        found.append(Reason("index.petitions_waiting", {"units": names}))
    if decided_on > doing.day:
        found.append(Reason("date.in_future", {"date": f"{decided_on:%d/%m/%Y}"}))
    if decided_on < publication.decided_on:
        found.append(Reason("index.adjusted_before", {"date": f"{publication.decided_on:%d/%m/%Y}"}))
    return found
