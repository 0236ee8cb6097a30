"""Acts on schemes: a draft copied from an edition or the shipped example, edited by item, published as an edition."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.editions import Draft, new_edition
from backend.catalogue.models import Edition, EditionKind
from backend.emulation.example import example
from backend.emulation.models import SchemeDraft
from backend.emulation.queries import scheme_of
from backend.emulation.serializers import CreateSchemeInputs, EditSchemeInputs, PutItemInputs, RemoveItemInputs
from backend.organisation.models import Unit
from workflows.basis import Status
from workflows.engine import Reason, Refused
from workflows.rules.emulation import Grade, Item, Kind, Scheme, Scorer, Section, Tie, to_json


@act("emulation_scheme.create", inputs=CreateSchemeInputs)
def create(
    doing: Doing, *, unit: Unit, code: str, title: str, year: int, copy_of: Edition | None = None
) -> SchemeDraft:
    """A draft beginning as a copy; the digest of what it came from stays with it."""
    start = scheme_of(copy_of) if copy_of is not None else example()
    scheme = replace(start, code=code, title=title, year=year)
    draft = SchemeDraft(unit=unit, title=title, text=to_json(scheme), copied_from=copy_of)
    doing.permit(draft)
    doing.save(draft, code=code, year=year, copied_from=copy_of.sha256 if copy_of else "")
    return draft


@act("emulation_scheme.edit", model=SchemeDraft, inputs=EditSchemeInputs)
def edit(doing: Doing, draft: SchemeDraft, *, title: str, tie: str, status: str, **more: Any) -> None:
    """Change what holds for the whole scheme."""
    given = {"quantitative_cap": None, "penalty_cap": None} | more
    _write(doing, draft, replace(draft.scheme, title=title, tie=Tie(tie), status=Status(status), **given))


@act("emulation_scheme.put_item", model=SchemeDraft, inputs=PutItemInputs)
def put_item(
    doing: Doing, draft: SchemeDraft, *, section: str, section_title: str = "", scorer: str = Scorer.BLOCK.value,
    code: str, kind: str, grades: Sequence[tuple[str, Decimal, str]] = (), status: str = "unconfirmed", **more: Any,
) -> None:  # fmt: skip
    """Add an item, or replace the one of the same code; it moves to the named section."""
    letters = tuple(Grade(letter, label, points) for letter, points, label in grades)
    item = Item(code=code, kind=Kind(kind), grades=letters, status=Status(status), **more)
    scheme = draft.scheme
    if all(one.code != section for one in scheme.sections):
        if not section_title:
            raise Refused(Reason("emulation_scheme.section_untitled", {"section": section}))
        scheme = replace(scheme, sections=(*scheme.sections, Section(section, section_title, Scorer(scorer), ())))
    sections = tuple(replace(one, items=_placed(one, item, section)) for one in scheme.sections)
    kept = tuple(one for one in sections if one.items)
    _write(doing, draft, replace(scheme, sections=kept), item=code)


def _placed(section: Section, item: Item, wanted: str) -> tuple[Item, ...]:
    if section.code != wanted:
        return tuple(one for one in section.items if one.code != item.code)
    if any(one.code == item.code for one in section.items):
        return tuple(item if one.code == item.code else one for one in section.items)
    return (*section.items, item)


@act("emulation_scheme.remove_item", model=SchemeDraft, inputs=RemoveItemInputs)
def remove_item(doing: Doing, draft: SchemeDraft, *, code: str) -> None:
    """Take an item out; a section without items goes too."""
    scheme = draft.scheme
    if all(item.code != code for item in scheme.items()):
        raise Refused(Reason("emulation.item_unknown", {"item": code}))
    sections = [replace(s, items=tuple(i for i in s.items if i.code != code)) for s in scheme.sections]
    _write(doing, draft, replace(scheme, sections=tuple(s for s in sections if s.items)), removed=code)


def _write(doing: Doing, draft: SchemeDraft, scheme: Scheme, **data: Any) -> None:
    draft.text, draft.title = to_json(scheme), scheme.title
    doing.save(draft, **data)


@act("emulation_scheme.publish", model=SchemeDraft)
def publish(doing: Doing, draft: SchemeDraft) -> None:
    """Lay the draft down as an edition that never changes; later versions stand beside it."""
    doing.demand(draft)
    scheme = draft.scheme
    digest = hashlib.sha256(draft.text.encode()).hexdigest()
    if Edition.objects.filter(sha256=digest).exists():
        raise Refused(Reason("edition.same_text"))
    newest = Edition.objects.filter(kind=EditionKind.EMULATION, code=scheme.code).order_by("-version").first()
    laid = Draft(
        EditionKind.EMULATION, scheme.code, newest.version + 1 if newest else 1, scheme.title, draft.text, digest,
        date(scheme.year, 1, 1),
    )  # fmt: skip
    edition = new_edition(laid, origin="office", by=doing.actor.name, at=doing.at, illustrative=scheme.illustrative)
    edition.save()
    draft.edition = edition
    doing.move(draft, sha256=digest, code=scheme.code, edition=edition.pk)


@act("emulation_scheme.drop", model=SchemeDraft)
def drop(doing: Doing, draft: SchemeDraft) -> None:
    """Throw the draft away."""
    doing.move(draft)
