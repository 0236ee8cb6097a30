"""One search over everything a person reaches: one query, whatever the number of kinds.

Each kind says in which act's scope it lies, in which columns it is sought and what a hit shows. The parts are joined
by UNION ALL; each part is limited by itself, so that one kind never crowds out another.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.db.models import CharField, F, Model, Q, QuerySet, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Coalesce
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from backend.base.scopes import visible
from backend.base.subjects import Subject
from backend.certificates.models import Certificate
from backend.decisions.models import Decision
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Person, Unit
from backend.organisation.names import clean, fold
from permissions.actor import Actor
from permissions.check import scope

PER_KIND = 10
LONGEST = 100
MOST_WORDS = 8


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that can be found: `folded` columns hold text without marks, `plain` ones codes and titles."""

    code: str
    title: str | Promise
    model: type[Model]
    act: str
    page: str
    folded: tuple[str, ...]
    plain: tuple[str, ...]
    shows: Any
    note: Any
    lifecycle: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing found, with the address of its page."""

    kind: Kind
    title: str
    note: str
    state: str
    url: str


def _text(name: str) -> Any:
    return Cast(F(name), CharField())


KINDS: tuple[Kind, ...] = (
    Kind("submission", _("Bộ hồ sơ"), Submission, "submission.view", "nominations:submission",
         ("unit__search_name",), ("code", "title", "register_number"), _text("title"), _text("unit__name"),
         "submission"),
    Kind("nomination", _("Đề nghị khen thưởng"), Nomination, "nomination.view", "nominations:nomination",
         ("search_name",), (), _text("nominee_name"), _text("unit__name"), "nomination"),
    Kind("decision", _("Quyết định"), Decision, "decision.view", "decisions:decision",
         (), ("code", "title", "symbol"), _text("title"), _text("code"), "decision"),
    Kind("certificate", _("Bằng"), Certificate, "certificate.view", "certificates:certificate",
         ("row__nomination__search_name",), ("code",),
         Coalesce(KT("printed_form__name"), Value(""), output_field=CharField()), _text("code"), "certificate"),
    Kind("unit", _("Đơn vị"), Unit, "organisation.view", "organisation:unit", ("search_name",), ("code",),
         _text("name"), _text("code")),
    Kind("person", _("Người"), Person, "holding.grant", "organisation:person", ("search_name",), (),
         _text("full_name"), _text("unit__name")),
)  # fmt: skip


def found(actor: Actor, asked: str) -> list[tuple[Kind, list[Hit]]]:
    """The hits by kind, at most ten of each, in the actor's scope only; nothing for an empty question."""
    words = clean("".join(sign for sign in asked[:LONGEST] if sign.isprintable() or sign == "\t")).split()[:MOST_WORDS]
    parts = [] if not words else [part for kind in KINDS if (part := _part(kind, actor, words)) is not None]
    if not parts:
        return []
    rows: Sequence[Any] = list(parts[0].union(*parts[1:], all=True) if len(parts) > 1 else parts[0])
    kinds = {kind.code: kind for kind in KINDS}
    order = list(kinds)
    rows = sorted(rows, key=lambda row: (order.index(row[0]), row[2]))
    return [(kinds[code], [_hit(kinds[code], row) for row in some]) for code, some in groupby(rows, lambda r: r[0])]


def _part(kind: Kind, actor: Actor, words: list[str]) -> QuerySet[Any, Any] | None:
    reach = scope(actor, kind.act)
    if reach.empty or (not issubclass(kind.model, Subject) and not reach.everything):
        return None
    rows: QuerySet[Any] = kind.model._default_manager.order_by()
    if issubclass(kind.model, Subject):
        rows = visible(rows, actor, kind.act)
    for word in words:
        rows = rows.filter(_matches(kind, word))
    some = kind.model._default_manager.order_by().filter(pk__in=rows.values("pk")[:PER_KIND])
    state = _text("state") if kind.lifecycle else Value("", output_field=CharField())
    values = {"_kind": Value(kind.code, output_field=CharField()), "_shows": kind.shows, "_note": kind.note}
    told: QuerySet[Any, Any] = some.annotate(**values, _state=state)
    return told.values_list("_kind", "pk", "_shows", "_note", "_state")


def _matches(kind: Kind, word: str) -> Q:
    asked = Q()
    for column in kind.folded:
        asked |= Q(**{f"{column}__contains": fold(word)})
    for column in kind.plain:
        asked |= Q(**{f"{column}__icontains": word})
    return asked


def _hit(kind: Kind, row: Sequence[Any]) -> Hit:
    _code, pk, shows, note, state = row
    return Hit(kind, shows, note, state, reverse(kind.page, args=[pk]))
