"""Drafting: rows of one round, "Căn cứ" lines, words; sending to the signatory with a signed letter."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Round
from backend.decisions import grounds, papers, queries, wording
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.serializers import DraftInputs, EditInputs, ReasonInputs, SendInputs
from backend.nominations.models import Nomination
from backend.nominations.queries import read_laws
from backend.nominations.steps import demand_eligible
from backend.organisation.models import Person
from backend.review import steps as review
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused

RECIPIENTS = ["Như Điều 1;", "Lưu: VT, hồ sơ khen thưởng."]


@act("decision.draft", inputs=DraftInputs)
def draft(doing: Doing, *, round: Round, nominations: Sequence[int], **words: Any) -> Decision:
    """A draft for nominations of one round that wait for it; nobody drafts what honours themselves."""
    held = doing.lock(Round, round.pk)
    if doing.actor.person_id is None:
        raise NotPermitted(Reason("permission.out_of_reach", {"act": doing.act, "who_may": []}))
    decision = Decision(
        code=f"QD-{held.pk}-{held.decisions.count() + 1}",
        unit=held.awarding_unit,
        round=held,
        prepared_by_id=doing.actor.person_id,
        illustrative=held.illustrative,
    )
    doing.permit(decision)
    chosen = _chosen(doing, held, nominations, None)
    demand_eligible(doing, [row.pk for row in chosen], "draft")
    _word(decision, chosen, words, fresh=True)
    doing.save(decision, rows=len(chosen), title=decision.title)
    _write_rows(decision, chosen)
    grounds.record_adoptions(doing, decision)
    return decision


@act("decision.edit", model=Decision, inputs=EditInputs)
def edit(doing: Doing, decision: Decision, *, nominations: Sequence[int] | None = None, **words: Any) -> None:
    """Change words or the whole list while it is a draft."""
    if nominations is None:
        chosen = [row.nomination for row in queries.rows_of(decision)]
    else:
        chosen = _chosen(doing, decision.round, nominations, decision)
        decision.rows.all().delete()
        _write_rows(decision, chosen)
    _word(decision, chosen, words)
    doing.save(decision, rows=len(chosen), changed=sorted(words))
    grounds.record_adoptions(doing, decision)


@act("decision.send", model=Decision, inputs=SendInputs)
def send(doing: Doing, decision: Decision, *, letter_number: str = "") -> None:
    """Put before the signatory: the letter is drawn and signed by the sender; letter stages end, decision begins."""
    doing.demand(decision)
    if gone := queries.without_stage(queries.kept_rows(decision)):
        raise Refused(Reason("decision.rows_not_ready", {"names": [row.nomination.nominee_name for row in gone]}))
    decision.letter = papers.letter(doing, decision, person_of(doing), letter_number)
    decision.sent_back_reason = ""
    doing.move(decision, letter=decision.letter.sha256)
    rows = list(decision.rows.values_list("nomination_id", flat=True))
    for stage in doing.lock_all(queries.open_stages(rows, queries.LETTER)):
        review.conclude(doing, stage)
    _follow(decision, queries.DECISION)


@act("decision.abandon", model=Decision, inputs=ReasonInputs)
def abandon(doing: Doing, decision: Decision, *, reason: str) -> None:
    """The draft is given up; its rows are free for another one."""
    doing.move(decision, reason=reason)


def person_of(doing: Doing) -> Person:
    """The person who acts."""
    return Person.objects.select_related("unit__parent").get(pk=doing.actor.person_id or 0)


def _chosen(doing: Doing, round_: Round, wanted: Collection[int], own: Decision | None) -> list[Nomination]:
    """The wanted nominations, locked; Refused with the names of those that cannot be on a draft."""
    rows = doing.lock_all(
        Nomination.objects.filter(pk__in=wanted, submission__round=round_).select_related("submission__pack")
    )
    ready = set(queries.candidates(round_).values_list("pk", flat=True))
    if own is not None:
        rows_now = list(queries.rows_of(own))
        gone = {row.pk for row in queries.without_stage(rows_now)}
        ready |= {row.nomination_id for row in rows_now if row.pk not in gone}
    known = {row.pk for row in rows}
    late = [row.nominee_name for row in rows if row.pk not in ready] + [f"#{pk}" for pk in wanted if pk not in known]
    if late:
        raise Refused(Reason("decision.rows_not_ready", {"names": late}))
    if any(row.person_id is not None and row.person_id == doing.actor.person_id for row in rows):
        raise NotPermitted(Reason("conflict.nominee"))
    return sorted(rows, key=lambda row: (row.submission_id, row.ordinal))


def _word(decision: Decision, chosen: Sequence[Nomination], words: dict[str, Any], *, fresh: bool = False) -> None:
    unit = decision.unit
    decision.title = words.get("title") or decision.title or f"Về việc khen thưởng – {decision.round.title}"[:300]
    decision.signatory_title = (
        words.get("signatory_title") or decision.signatory_title or wording.title_of(unit)
    ).strip()
    decision.symbol = words.get("symbol") or decision.symbol or wording.symbol_of(unit)
    if fresh or "recipients" in words:
        decision.recipients = list(words.get("recipients") or RECIPIENTS)
    read_laws(row.submission for row in chosen)
    packs = queries.packs_of(row.submission.law for row in chosen)
    decision.grounds = grounds.build(packs, words.get("grounds_reason", ""), decision.grounds)


def _write_rows(decision: Decision, chosen: Sequence[Nomination]) -> None:
    stages = {
        stage.nomination_id: stage
        for kind in (queries.DECISION, queries.LETTER)
        for stage in queries.open_stages([row.pk for row in chosen], kind)
    }
    DecisionRow.objects.bulk_create(
        DecisionRow(decision=decision, nomination=row, ordinal=ordinal, award=row.award, stage=stages.get(row.pk))
        for ordinal, row in enumerate(chosen, start=1)
    )


def _follow(decision: Decision, kind: str) -> None:
    """Let every row point at the stage that is open now."""
    rows = list(decision.rows.all())
    stages = {s.nomination_id: s for s in queries.open_stages([row.nomination_id for row in rows], kind)}
    for row in rows:
        row.stage = stages.get(row.nomination_id, row.stage)
    DecisionRow.objects.bulk_update(rows, ["stage"])
