"""Reading initiatives: who sees which, the register of recognised ones, what resembles a title, what waits for whom."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from rapidfuzz import fuzz, process

from backend.base.scopes import visible
from backend.base.texts import fold
from backend.initiatives.models import Initiative, InitiativeSession, SessionItem
from permissions.actor import Actor
from permissions.check import scope
from workflows.lifecycles.initiative import InitiativeState

LIKE_ENOUGH = 70
SHOWN_LIKE = 8


@dataclass(frozen=True, slots=True)
class Like:
    """An initiative whose title resembles another, with how much in percent."""

    row: Initiative
    percent: int


def listed() -> QuerySet[Initiative]:
    """Initiatives as lists show them."""
    return Initiative.objects.select_related("unit", "body", "builds_on").prefetch_related("authors")


def seen(actor: Actor) -> QuerySet[Initiative]:
    """The applications this reader may open whole."""
    return visible(listed(), actor, "initiative.view")


def register(actor: Actor) -> QuerySet[Initiative]:
    """What the office recognised, for everybody in it; nothing for others."""
    rows = listed().filter(state=InitiativeState.RECOGNISED.value).order_by("-decided_on", "-pk")
    return rows if scope(actor, "initiative.view_recognised").everything else rows.none()


def searched(
    rows: QuerySet[Initiative], words: str = "", year: str = "", reach: str = "", field: str = ""
) -> QuerySet[Initiative]:
    """The rows that fit what was typed; words are found in title or author, with or without marks."""
    for word in fold(words).split():
        rows = rows.filter(Q(search_title__contains=word) | Q(authors__person__search_name__contains=word))
    if year.isdecimal() and len(year) == 4:
        rows = rows.filter(decided_on__year=int(year))
    if reach:
        rows = rows.filter(scope=reach)
    return (rows.filter(field=field) if field else rows).distinct()


def alike(row: Initiative) -> list[Like]:
    """Other applications that were sent, in all units, whose titles resemble this one; the closest first.

    A hint to the council, no verdict: the applications that this one builds on and that build on it are left out.
    """
    kin = {row.pk, row.builds_on_id, *row.raised.values_list("pk", flat=True)}
    others = Initiative.objects.exclude(pk__in=[key for key in kin if key]).exclude(state__in=("draft", "withdrawn"))
    titles = dict(others.values_list("pk", "search_title"))
    found = process.extract(
        row.search_title, titles, scorer=fuzz.token_set_ratio, score_cutoff=LIKE_ENOUGH, limit=SHOWN_LIKE
    )
    rows = listed().in_bulk([key for _title, _score, key in found])
    return [Like(rows[key], int(score)) for _title, score, key in found]


def counts(rows: QuerySet[Initiative]) -> dict[str, int]:
    """How many stand in each state, in the order of the lifecycle."""
    many = Counter(rows.order_by().values_list("state", flat=True))
    return {state.value: many[state.value] for state in InitiativeState}


def sessions(actor: Actor) -> QuerySet[InitiativeSession]:
    """The meetings this reader may open."""
    return visible(InitiativeSession.objects.select_related("body"), actor, "initiative_session.view")


def unjudged(actor: Actor) -> QuerySet[SessionItem]:
    """Items of open votes on which this person is present, not recused, and has not said anything yet."""
    me = actor.person_id or 0
    rows = SessionItem.objects.filter(
        session__state="convened", session__mode="open", session__members__person=me, session__members__present=True
    )
    return rows.exclude(recused__person=me).exclude(opinions__member__person=me).select_related("session", "initiative")
