"""From the database to the eligibility rules and back: facts of many nominees in a few queries, findings as rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from backend.history.models import COUNTS, AwardRecord, YearlyClassification
from backend.nominations.models import EligibilityFinding, Nomination, NomineeKind, SubmissionPaper
from backend.papers.models import PaperKind
from backend.scoring.models import PublishedScore
from workflows import facts as f
from workflows.engine import Reason
from workflows.regulations.schema import RegulationPack
from workflows.rules.answers import Outcome
from workflows.rules.eligibility import FindingResult, evaluate

ORDER = (Outcome.FAIL, Outcome.NOT_ENOUGH_DATA, Outcome.TO_CONFIRM, Outcome.PASS)
Nominee = tuple[str, int]


@dataclass(slots=True)
class _Known:
    awards: dict[Nominee, list[AwardRecord]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[Nominee, list[YearlyClassification]] = field(default_factory=lambda: defaultdict(list))
    initiatives: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    scores: dict[tuple[int, int], PublishedScore] = field(default_factory=dict)


def nominee(row: Nomination) -> Nominee:
    """Who is nominated, as a key over people and units."""
    return ("person", row.person_id) if row.person_id else ("unit", row.collective_id or 0)


def _known(rows: Sequence[Nomination]) -> _Known:
    people = [row.person_id for row in rows if row.person_id]
    units = [row.collective_id for row in rows if row.collective_id]
    who = Q(person_id__in=people) | Q(unit_id__in=units)
    found = _Known()
    for record in AwardRecord.objects.filter(who, COUNTS):
        found.awards[_of(record)].append(record)
    for said in YearlyClassification.objects.filter(who):
        found.classes[_of(said)].append(said)
    papers = SubmissionPaper.objects.filter(nomination__in=[row.pk for row in rows], paper__kind=PaperKind.INITIATIVE)
    for pk, title in papers.values_list("nomination_id", "paper__title"):
        found.initiatives[pk or 0].append(title)
    years = {row.achievement_to for row in rows}
    scores = PublishedScore.objects.filter(
        unit_id__in={_score_unit(row) or 0 for row in rows}, publication__year__in=years, points__isnull=False
    )
    for score in scores.select_related("publication"):
        found.scores[score.unit_id, score.publication.year] = score
    return found


def _of(row: AwardRecord | YearlyClassification) -> Nominee:
    return ("person", row.person_id) if row.person_id else ("unit", row.unit_id or 0)


def _score_unit(row: Nomination) -> int | None:
    return row.collective_id or (row.person.unit_id if row.person else None)


def _year(first: int, last: int) -> f.Period:
    return f.Period(date(first, 1, 1), date(last, 12, 31))


def _period(record: AwardRecord) -> f.Period:
    """The period written in the decision, else the years it was given for."""
    if record.period_from is not None and record.period_to is not None:
        return f.Period(record.period_from, record.period_to)
    return _year(record.year_from, record.year_to)


def _facts(row: Nomination, known: _Known, pack: RegulationPack) -> f.NomineeFacts:
    grounds = {award.code: award.grounds[0] for award in pack.awards}
    score = known.scores.get((_score_unit(row) or 0, row.achievement_to))
    return f.NomineeFacts(
        kind=f.NomineeKind(row.nominee_kind),
        period=_year(row.achievement_from, row.achievement_to),
        award=row.award,
        ground=grounds.get(row.award, f.Ground.MERIT),
        awards=tuple(
            f.AwardFact(
                a.award, a.year_to, a.decision_number, a.decided_on, _period(a),
                f.Ground(a.ground) if a.ground else grounds.get(a.award, f.Ground.MERIT), a.event,
            )
            for a in known.awards[nominee(row)]
        ),
        classifications=tuple(
            f.ClassificationFact(c.year, f.YearlyClass(c.level), c.source) for c in known.classes[nominee(row)]
        ),
        initiatives=tuple(
            f.InitiativeFact(title, row.achievement_to, f.Scope.BASE, title) for title in known.initiatives[row.pk]
        ),
        score=_score(score) if score is not None else None,
    )  # fmt: skip


def _score(score: PublishedScore) -> f.ScoreFact:
    assert score.points is not None
    return f.ScoreFact(score.publication.year, score.points, True, score.publication.decision_number)


def judge_rows(
    rows: Sequence[Nomination], pack: RegulationPack | None, on: date
) -> dict[int, tuple[FindingResult, ...]]:
    """What the pack's criteria say of each row on a day; nothing where no pack is known. A constant few queries."""
    if pack is None or not rows:
        return {row.pk: () for row in rows}
    known = _known(rows)
    awards = {award.code: award for award in pack.awards}
    judged = {}
    for row in rows:
        facts = _facts(row, known, pack)
        asked = pack.criteria_for(row.award, facts.kind, facts.ground) if row.award in awards else ()
        judged[row.pk] = evaluate(asked, facts, on)
    return judged


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


__all__ = ["NomineeKind", "as_row", "judge_rows", "nominee", "worst"]
