"""From the database to the eligibility rules and back: facts of many nominees in a few queries, findings as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from backend.history.events import days_of
from backend.nominations.grounds import GROUNDS, ground_of
from backend.nominations.knowing import Known, Subject, known
from backend.nominations.models import EligibilityFinding, JudgedStatement, Nomination, SubmissionPaper
from backend.organisation.aliases import bodies_of, own_last
from backend.papers.models import PaperKind
from backend.scoring.models import PublishedScore
from workflows import facts as f
from workflows.engine import Reason
from workflows.regulations.schema import Criterion, RegulationPack
from workflows.rules.answers import Outcome, Used
from workflows.rules.conditions import Judged, statements_of
from workflows.rules.eligibility import FindingResult, evaluate, hangs_on_statements

ORDER = (Outcome.FAIL, Outcome.NOT_ENOUGH_DATA, Outcome.TO_CONFIRM, Outcome.PASS)


@dataclass(slots=True)
class _Own:
    """What belongs to the nominations themselves: papers that claim initiatives, scores, recorded judgements."""

    attached: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    scores: dict[tuple[int, int], PublishedScore] = field(default_factory=dict)
    judged: dict[int, dict[str, JudgedStatement]] = field(default_factory=lambda: defaultdict(dict))


def _own(rows: Sequence[Nomination]) -> _Own:
    keys, found = [row.pk for row in rows], _Own()
    papers = SubmissionPaper.objects.filter(nomination__in=keys, paper__kind=PaperKind.INITIATIVE)
    for pk, title in papers.values_list("nomination_id", "paper__title"):
        found.attached[pk or 0].append(title)
    years = {row.achievement_to for row in rows}
    entries = bodies_of({home for row in rows if (home := _home(row)) is not None})
    scores = PublishedScore.objects.filter(unit_id__in=entries, publication__year__in=years, points__isnull=False)
    for score in own_last(scores.select_related("publication").order_by("pk"), entries):
        found.scores[entries[score.unit_id], score.publication.year] = score
    for said in JudgedStatement.objects.filter(nomination__in=keys).order_by("pk"):
        found.judged[said.nomination_id][said.criterion] = said
    return found


def _home(row: Nomination) -> int | None:
    return row.collective_id or (row.person.unit_id if row.person else None)


def _subject(row: Nomination) -> Subject:
    if row.person is not None:
        return Subject(("person", row.person.pk), row.person.unit_id, row.person.unit.path)
    if row.collective is not None:
        return Subject(("unit", row.collective.pk), row.collective.pk, row.collective.path)
    return Subject(("household", row.pk), row.unit_id, row.unit.path)


def _facts(row: Nomination, known: Known, own: _Own, asked: Iterable[Criterion]) -> f.NomineeFacts:
    period = f.Period(date(row.achievement_from, 1, 1), date(row.achievement_to, 12, 31))
    facts = known.facts(_subject(row), period, row.award, GROUNDS[row.ground])
    score = own.scores.get((_home(row) or 0, row.achievement_to))
    said = own.judged[row.pk]
    statements = {
        statement: said[criterion.code].met
        for criterion in asked
        if criterion.code in said
        for statement in statements_of(criterion.condition)
    }
    return replace(
        facts,
        kind=f.NomineeKind(row.nominee_kind),
        event=row.event,
        event_days=days_of(row.event_from, row.event_to),
        attached=tuple(own.attached[row.pk]),
        statements=statements,
        score=_score(score) if score is not None else None,
    )


def _score(score: PublishedScore) -> f.ScoreFact:
    assert score.points is not None
    return f.ScoreFact(score.publication.year, score.points, True, score.publication.decision_number)


def judge_rows(
    rows: Sequence[Nomination], pack: RegulationPack | None, on: date, today: date | None = None
) -> dict[int, tuple[FindingResult, ...]]:
    """What the pack's criteria say of each row; nothing where no pack is known. A constant few queries.

    `on` is the day of reception, for intervals; matters count as they stand `today` (the same day, if not given).
    """
    if pack is None or not rows:
        return {row.pk: () for row in rows}
    years = {row.achievement_to for row in rows}
    loaded, own = known([_subject(row) for row in rows], pack, today or on, years), _own(rows)
    judged = {}
    for row in rows:
        asked = criteria_of(row, pack)
        facts = _facts(row, loaded, own, asked)
        judged[row.pk] = tuple(_settled(one, own.judged[row.pk]) for one in evaluate(asked, facts, on))
    return judged


def settled_by_facts(row: Nomination, asked: Sequence[Criterion], pack: RegulationPack, on: date) -> frozenset[str]:
    """The criteria, of those that ask a person beside facts, whose answer no statement can change."""
    mixed = [one for one in asked if not isinstance(one.condition, Judged)]
    if not mixed:
        return frozenset()
    facts = _facts(row, known([_subject(row)], pack, on, {row.achievement_to}), _own([row]), mixed)
    return frozenset(one.code for one in mixed if not hangs_on_statements(one.condition, facts, on))


def criteria_of(row: Nomination, pack: RegulationPack) -> tuple[Criterion, ...]:
    """The criteria of the pack that speak of this nomination; none for an award or a ground that it does not know."""
    ground = ground_of(row, pack)
    return () if ground is None else pack.criteria_for(row.award, f.NomineeKind(row.nominee_kind), ground)


def _settled(result: FindingResult, said: dict[str, JudgedStatement]) -> FindingResult:
    """A row that may not decide alone is settled by a person's recorded judgement; a row that was read never is."""
    judged = said.get(result.code)
    if judged is None or result.status.blocks:
        return result
    outcome = Outcome.PASS if judged.met else Outcome.FAIL
    used = Used("judged", "yes" if judged.met else "no", judged.judged_at.year, judged.judged_by)
    missing = () if judged.met else (Reason("judged_not_met", {"statement": result.code}),)
    return replace(result, outcome=outcome, used=(*result.used, used), missing=missing)


def bars(result: FindingResult) -> bool:
    """Whether an answer may stop a nomination: a fail of a row whose text was read or that was confirmed here."""
    return result.outcome is Outcome.FAIL and result.status.blocks and not result.informs


def worst(results: Iterable[FindingResult]) -> Outcome:
    """The weightiest answer among those that decide; PASS when nothing was asked."""
    found = {result.outcome for result in results if not result.informs}
    return next((outcome for outcome in ORDER if outcome in found), Outcome.PASS)


def as_row(nomination: Nomination, result: FindingResult, at: datetime, occasion: str) -> EligibilityFinding:
    """An answer as an unsaved row of the database: what is kept, and what pages show."""
    return EligibilityFinding(
        nomination=nomination,
        checked_at=at,
        occasion=occasion,
        criterion=result.code,
        outcome=result.outcome.value,
        basis=result.basis[:300],
        status=result.status.value,
        sensitive=result.sensitive,
        detail={
            "title": {"vi": result.title.vi, "en": result.title.en},
            "computed": result.computed.value,
            "informs": result.informs,
            "used": [[u.kind, u.value, u.year, u.document] for u in result.used],
            "missing": [{"code": reason.code, "data": _plain(reason)} for reason in result.missing],
        },
    )


def _plain(reason: Reason) -> dict[str, Any]:
    return {
        key: [str(v) for v in value] if isinstance(value, tuple | list | frozenset) else str(value)
        for key, value in reason.data.items()
    }
