"""What a reader sees of a row: its score, its findings in words, and only what they may see."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from backend.base.reasons import said
from backend.catalogue import queries as catalogue
from backend.nominations import queries, wording
from backend.nominations.entering import Entry, entries
from backend.nominations.grounds import GROUNDS
from backend.nominations.models import EligibilityFinding, Nomination
from backend.scoring.models import PublishedScore
from permissions.actor import Actor
from permissions.check import scope
from permissions.reach import Place, Scope
from workflows.engine import Label, Reason
from workflows.labels import label
from workflows.rules.answers import Outcome

BADGE = {Outcome.TO_CONFIRM.value: "needs_confirmation"}
HIDDEN = Reason("ask_the_appraising_body")


BY_THE_FACTS = {
    Outcome.PASS.value: Label("theo dữ liệu: đạt", "by the facts: met"),
    Outcome.FAIL.value: Label("theo dữ liệu: chưa đạt", "by the facts: not met"),
}
"""What the facts say of a criterion whose row of law is still to be confirmed."""


@dataclass(frozen=True, slots=True)
class FindingView:
    """One criterion as a page shows it; `by_the_facts` only where the law is to be confirmed."""

    title: Label
    badge: str
    basis: str
    status: str
    facts: tuple[str, ...]
    missing: tuple[Reason, ...]
    informs: bool
    by_the_facts: Label | None = None
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class ScoreView:
    """A score as a page shows it; without points it is "chưa có số liệu". The band is the unit's."""

    points: Decimal | None = None
    maximum: Decimal | None = None
    band: str = ""
    provisional: bool = False
    source: str = ""

    @property
    def ratio(self) -> Decimal | None:
        """Percent of the applicable maximum; None without figures."""
        if self.points is None or not self.maximum:
            return None
        return self.points * 100 / self.maximum


@dataclass(frozen=True, slots=True)
class ScoreWhy:
    """What a score is made of: its areas, and sentences in the reader's language."""

    areas: tuple[dict[str, Any], ...]
    lines: tuple[str, ...]

    @classmethod
    def of(cls, explanation: Mapping[str, Any]) -> ScoreWhy:
        """From what scoring explained, or reception froze."""
        named = Label("title_vi", "title_en")
        areas = tuple(
            {
                "label": area.get(said(named)) or area.get("title") or area.get("code", ""),
                "points": Decimal(str(area.get("points") or 0)),
                "maximum": Decimal(str(area.get("max") or area.get("maximum") or 0)),
            }
            for area in explanation.get("areas", ())
        )
        return cls(areas, tuple(explanation.get(said(Label("vi", "en")), ())))


@dataclass(frozen=True, slots=True)
class RowView:
    """One row of a list with all that is shown of it."""

    row: Nomination
    award: Label
    ground: Label
    score: ScoreView
    findings: tuple[FindingView, ...]
    verdict: str

    @property
    def tick(self) -> str:
        """What the tick of the row sends."""
        return f"{self.row.pk}:{self.row.version}"

    @property
    def open_findings(self) -> tuple[FindingView, ...]:
        """What is not simply met."""
        return tuple(f for f in self.findings if f.badge != "pass")


def row_views(rows: Sequence[Nomination], actor: Actor, at: datetime, *, drafts_too: bool = True) -> list[RowView]:
    """Rows ready to be shown, in a constant number of queries; drafts are judged now unless that is not wanted."""
    names, found, scores = (
        catalogue.award_names(),
        queries.findings_for(rows, at, drafts_too=drafts_too),
        scores_of(rows),
    )
    views = []
    for row in rows:
        sensitive = sensitive_scope(actor, row)
        shown = finding_views(found[row.pk], sensitive, row, names, actor)
        award = names.get(row.award, Label(row.award, row.award))
        badge = badge_of(verdict(found[row.pk], sensitive, row))
        views.append(RowView(row, award, label(GROUNDS[row.ground]), scores[row.pk], shown, badge))
    return views


def sensitive_scope(actor: Actor, row: Nomination) -> Scope:
    """Where the actor reads sensitive answers; nowhere for a nomination of their own."""
    own = actor.person_id is not None and actor.person_id == row.person_id
    return Scope() if own else scope(actor, "nomination.view_sensitive")


def badge_of(verdict: str) -> str:
    """The badge of a verdict."""
    return BADGE.get(verdict, verdict)


def _may_see(sensitive: Scope, row: Nomination) -> bool:
    return sensitive.admits(Place(row.unit.path))


def verdict(found: Sequence[EligibilityFinding], sensitive: Scope, row: Nomination) -> str:
    """The weightiest answer that a reader sees; with hidden ones never better than "not enough data"."""
    shown = found if _may_see(sensitive, row) else [f for f in found if not f.sensitive]
    hidden = len(shown) < len(found)
    weightiest = queries.verdict(shown)
    if hidden and weightiest in ("", Outcome.PASS, Outcome.TO_CONFIRM):
        return Outcome.NOT_ENOUGH_DATA.value
    return weightiest


def finding_views(
    found: Sequence[EligibilityFinding], sensitive: Scope, row: Nomination, names: dict[str, Label],
    actor: Actor | None = None,
) -> tuple[FindingView, ...]:  # fmt: skip
    """Findings in words; to a reader without leave every sensitive one says the same, whatever is true.

    Where an actor is given, what is missing leads to the form in which the actor may enter it.
    """
    may_see = _may_see(sensitive, row)
    return tuple(_view(finding, may_see or not finding.sensitive, names, row, actor) for finding in found)


def _view(
    finding: EligibilityFinding, open_: bool, names: dict[str, Label], row: Nomination, actor: Actor | None
) -> FindingView:
    detail = finding.detail
    title = detail.get("title", {})
    outcome = finding.outcome if open_ else Outcome.NOT_ENOUGH_DATA.value
    lacking = [Reason(m["code"], m["data"]) for m in detail.get("missing", ())] if open_ else []
    missing = tuple(wording.worded(reason, names) for reason in lacking) if open_ else (HIDDEN,)
    holder = row.person or row.collective
    return FindingView(
        title=Label(title.get("vi", finding.criterion), title.get("en", finding.criterion)),
        badge=BADGE.get(outcome, outcome),
        basis=finding.basis,
        status=finding.status,
        facts=tuple(wording.fact(used, names) for used in detail.get("used", ())) if open_ else (),
        missing=missing,
        informs=bool(detail.get("informs")),
        by_the_facts=BY_THE_FACTS.get(detail.get("computed", "")) if outcome == Outcome.TO_CONFIRM.value else None,
        entries=entries(lacking, holder, actor, row.achievement_to) if actor is not None else (),
    )


def scores_of(rows: Sequence[Nomination]) -> dict[int, ScoreView]:
    """Each row's score: frozen at reception, before that a collective's published one; one query."""
    units = {row.pk: row.collective_id or (row.person.unit_id if row.person else 0) for row in rows}
    years = {row.achievement_to for row in rows}
    published = PublishedScore.objects.filter(unit_id__in=set(units.values()), publication__year__in=years)
    known = {(score.unit_id, score.publication.year): score for score in published.select_related("publication")}
    views = {}
    for row in rows:
        frozen = getattr(row, "frozen_score", None)
        score = known.get((units[row.pk], row.achievement_to))
        if frozen is not None:
            view = ScoreView(frozen.points, frozen.max_points, frozen.band, frozen.provisional, frozen.source)
        elif score is not None:
            own = row.collective_id is not None
            points, maximum = (score.points, score.max_points) if own else (None, None)
            view = ScoreView(points, maximum, score.band, False, score.publication.decision_number)
        else:
            view = ScoreView()
        views[row.pk] = view
    return views


def nominators(actor: Actor) -> bool:
    """Whether the actor may begin a submission anywhere."""
    return not scope(actor, "submission.create").empty
