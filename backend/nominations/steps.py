"""What later stages may ask of nominations: steps that run inside their acts, on rows that are already locked."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import date
from decimal import Decimal
from typing import Any

from backend.acts.doing import Doing
from backend.base.reasons import said
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Edition
from backend.exemplars import steps as exemplars
from backend.history import steps as history
from backend.history.models import AwardRecord
from backend.nominations import building, eligibility, fallbacks, grounds, quotas
from backend.nominations.models import AwardChange, EligibilityFinding, FrozenScore, Nomination, Submission
from backend.nominations.queries import nominations, pack_value_of, terms_of
from backend.scoring.queries import Standing, score_for_person, score_for_unit
from permissions.check import scope
from workflows.engine import Reason, Refused
from workflows.lifecycles.nomination import NominationState
from workflows.lifecycles.submission import SubmissionState

IN_WORK = (NominationState.SUBMITTED, NominationState.IN_PROCESS, NominationState.PASSED)


def receive(
    doing: Doing, submission: Submission, *, received_on: date, register_number: str, received_by: str,
    late_reason: str, paper_register: str, pack: Edition, process: Edition, due_on: date | None,
) -> list[Nomination]:  # fmt: skip
    """Set once what reception decides, freeze the scores and begin every submitted row.

    The calling act moves and so saves the submission. A date of arrival in the future, or in the past without a
    reason, is refused. The rows that began are returned, locked.
    """
    if received_on > doing.day:
        raise Refused(Reason("date.in_future", {"date": received_on}))
    if received_on < doing.day and not late_reason.strip():
        raise Refused(Reason("submission.late_without_reason"))
    submission.received_on = submission.complete_on = received_on
    submission.register_number, submission.received_by = register_number, received_by
    submission.late_reason, submission.due_on = late_reason, due_on
    submission.paper_register = paper_register
    submission.pack, submission.process = pack, process
    rows = doing.lock_all(submission.nominations.filter(state=NominationState.SUBMITTED).select_related("person"))
    if unlawful := grounds.demand(rows, catalogue.pack_value(pack)):
        raise Refused(*unlawful)
    for row in rows:
        row.submission = submission
        doing.move(row, "nomination.begin")
        _freeze(doing, row)
    recheck_all(doing, rows, "reception")
    return rows


def _freeze(doing: Doing, row: Nomination) -> FrozenScore:
    standing = standing_of(row)
    explanation: dict[str, Any] = json.loads(json.dumps(standing.explanation, default=str))
    inputs = {**asdict(standing), "explanation": explanation, "nomination": row.pk}
    text = json.dumps(inputs, sort_keys=True, default=str, ensure_ascii=False)
    return FrozenScore.objects.create(
        nomination=row, points=_stored(standing.points), max_points=_stored(standing.max_points),
        band=standing.band[:40], provisional=standing.provisional, source=standing.source[:300],
        explanation=explanation, sha256=hashlib.sha256(text.encode()).hexdigest(), frozen_at=doing.at,
    )  # fmt: skip


def _stored(points: Decimal | None) -> Decimal | None:
    return None if points is None else points.quantize(Decimal("0.0001"))


def standing_of(row: Nomination) -> Standing:
    """A collective's published ratio, or a person's own tasks with the unit's band beside; none for a household."""
    if row.person is not None:
        return score_for_person(row.person, row.achievement_to)
    if row.collective is not None:
        return score_for_unit(row.collective, row.achievement_to)
    return Standing(points=None, max_points=None, band="", provisional=True, source="", explanation={})


def recheck_all(doing: Doing, rows: Sequence[Nomination], occasion: str) -> list[EligibilityFinding]:
    """Judge locked rows of one submission anew and keep what was found; `occasion` says when."""
    if not rows:
        return []
    submission = rows[0].submission
    on = submission.received_on or doing.day
    judged = eligibility.judge_rows(rows, pack_value_of(submission, on), on, doing.day)
    found = [eligibility.as_row(row, result, doing.at, occasion) for row in rows for result in judged[row.pk]]
    return EligibilityFinding.objects.bulk_create(found)


def demand_eligible(doing: Doing, keys: Collection[int], occasion: str) -> None:
    """Judge rows of any submissions anew and refuse with every criterion that a row which may block now fails.

    A sensitive fail stops too; whoever may not read it is told no more than to ask the appraising body.
    """
    by_list: dict[int, list[Nomination]] = defaultdict(list)
    for row in nominations().filter(pk__in=keys).order_by("pk"):
        by_list[row.submission_id].append(row)
    found = [one for listed in by_list.values() for one in recheck_all(doing, listed, occasion)]
    sensitive = scope(doing.actor, "nomination.view_sensitive")
    stops: list[Reason] = []
    for one in (one for one in found if one.stops):
        name = one.nomination.nominee_name
        told = Reason("nomination.no_longer_eligible", {"name": name, "criterion": said(one.title)})
        if one.sensitive and not sensitive.admits(one.nomination.place()):
            told = Reason("nomination.ask_appraiser", {"name": name})
        stops += [] if told in stops else [told]
    if stops:
        raise Refused(*stops)


def recheck(doing: Doing, nomination: Nomination, occasion: str) -> list[EligibilityFinding]:
    """`recheck_all` for one row."""
    return recheck_all(doing, [nomination], occasion)


def pass_on(doing: Doing, nomination: Nomination) -> None:
    """The nomination is fit to be put before the signatory."""
    doing.move(nomination, "nomination.pass")


def refuse(doing: Doing, nomination: Nomination, reason: str) -> None:
    """The nomination ends without award."""
    doing.move(nomination, "nomination.refuse", reason=reason)


def send_back(doing: Doing, nomination: Nomination, reason: str) -> None:
    """The nomination goes back to the unit as not eligible; it ends."""
    doing.move(nomination, "nomination.send_back", reason=reason)


def reconsider(doing: Doing, nomination: Nomination, reason: str) -> None:
    """A passed nomination is looked at again."""
    doing.move(nomination, "nomination.reconsider", reason=reason)


def hold_nominees(doing: Doing, rows: Sequence[Nomination]) -> None:
    """Lock those nominated before many rows are granted: in the one order in which every act locks them."""
    building.hold_nominees(doing, rows)


def grant(doing: Doing, nomination: Nomination, decision_number: str, decided_on: date) -> AwardRecord | None:
    """The award is given by a decision and enters the nominee's history; a household has none to keep."""
    if beside := fallbacks.beside_higher(nomination, nomination.award, decided_on, (NominationState.GRANTED,)):
        raise Refused(*beside)
    doing.move(nomination, "nomination.grant", decision=decision_number, decided_on=decided_on)
    if nomination.person_id is None and nomination.collective_id is None:
        return None
    return history.record_decision(
        doing, nomination=nomination.pk, person=nomination.person, unit=nomination.collective, award=nomination.award,
        ground=nomination.ground, year_from=nomination.achievement_from, year_to=nomination.achievement_to,
        decision_number=decision_number, decided_on=decided_on, illustrative=nomination.illustrative,
        event=nomination.event, event_from=nomination.event_from, event_to=nomination.event_to,
    )  # fmt: skip


def annul(doing: Doing, nomination: Nomination, reason: str) -> None:
    """A granted award is annulled (L22 Art 93); the history keeps the record and says so."""
    doing.move(nomination, "nomination.annul", reason=reason)
    history.annul_decided(doing, nomination.pk, reason)
    exemplars.award_annulled(
        doing, person=nomination.person, unit=nomination.collective, first=nomination.achievement_from,
        last=nomination.achievement_to,
    )  # fmt: skip


def apply_change(doing: Doing, change: AwardChange) -> None:
    """The unit agreed to another award: the row takes it, with a place of its quota, and is judged by its criteria."""
    row = doing.lock(Nomination, change.nomination_id)
    take_place(doing, row, change, leaving=[row.award])
    row.award, row.ground = change.to_award, change.to_ground
    building.demand_single(doing, row)
    building.save_once(doing, row, award=row.award, ground=row.ground, was=change.from_award)
    recheck(doing, row, "change")


def take_place(doing: Doing, row: Nomination, change: AwardChange, leaving: Sequence[str] = ()) -> None:
    """Refuse unless the law gives the award on its ground and the quotas have a place, which is kept meanwhile."""
    award = change.to_award
    quotas.hold(doing, row.submission)
    over = quotas.overruns(row.unit, row.submission.round_id, [award], leaving=leaving)
    if over:
        raise Refused(Reason("quota.full", {"over_quota": [quotas.told(one) for one in over]}))
    terms = terms_of(row.submission)
    if award not in terms.awards:
        raise Refused(Reason("award.unknown", {"award": award}))
    ground = terms.settle(award, change.to_ground)
    if isinstance(ground, Reason):
        raise Refused(ground)


def fall_back(doing: Doing, change: AwardChange) -> Nomination:
    """The unit agreed that a refused row stands for its fallback: a further row of its list, begun and judged anew.

    What was refused stays as it was refused; a list that was over is at work again.
    """
    refused = doing.lock(Nomination, change.nomination_id)
    submission = doing.lock(Submission, refused.submission_id)
    if submission.state == SubmissionState.CLOSED:
        doing.move(submission, "submission.reopen")
    take_place(doing, refused, change)
    row = building.copied_row(doing, submission, refused, change.to_award, change.to_ground)
    doing.move(row, "nomination.submit")
    doing.move(row, "nomination.begin", falls_from=refused.pk)
    _freeze(doing, row)
    recheck(doing, row, "change")
    change.made = row
    change.save()
    return row


def take_fallback_back(doing: Doing, row: Nomination, reason: str) -> None:
    """The row that stood for the fallback ends as withdrawn; its place is free again."""
    doing.move(doing.lock(Nomination, row.pk), "nomination.drop_fallback", reason=reason)
    close_when_done(doing, doing.lock(Submission, row.submission_id))


def close_when_done(doing: Doing, submission: Submission) -> None:
    """Close a locked, received submission once none of its rows is still at work."""
    at_work = submission.nominations.filter(state__in=[state.value for state in IN_WORK]).exists()
    if submission.state == SubmissionState.RECEIVED and not at_work:
        doing.move(submission, "submission.close")
