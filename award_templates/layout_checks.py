"""The layout linter: places that overlap or leave the safe area, unknown fonts, colours, roles and statuses."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from award_templates.content import PaperKind
from award_templates.layout import Layout, Style

FONTS = frozenset({"regular", "bold", "italic", "bold_italic"})
STATUSES = frozenset({"text_read", "secondary", "unconfirmed", "confirmed_here"})
ROLES = frozenset({"signatory", "organisation", "secretary", "chair", "officer", "counting_head", "unit_head"})
CERTIFICATE_SLOTS = frozenset(
    {"nation", "issuer", "award", "recipient", "sign_off", "signatory_name", "reference", "qr", "specimen"}
)
DOCUMENT_STYLES = frozenset(
    {"nation", "motto", "body_name", "reference", "title", "subject", "text", "table", "small", "signatory", "specimen"}
)


def lint(layout: Layout) -> list[str]:
    """All findings as sentences; an empty list means that the layout can be used."""
    return [*_places(layout), *_styles(layout), *_signatures(layout), *_facts(layout)]


def _places(layout: Layout) -> Iterator[str]:
    if layout.kind is PaperKind.CERTIFICATE:
        for name in sorted(CERTIFICATE_SLOTS - layout.slots.keys()):
            yield f"slots.{name}: missing"
    else:
        for name in sorted(DOCUMENT_STYLES - layout.styles.keys()):
            yield f"styles.{name}: missing"
    if not layout.safe.inside(layout.page):
        yield "page.margins: larger than the page"
    for name, slot in layout.slots.items():
        if not slot.box.inside(layout.safe):
            yield f"slots.{name}: outside the margins"
        if slot.align not in {"left", "center", "right"} or slot.valign not in {"top", "middle", "bottom"}:
            yield f"slots.{name}: unknown alignment"
    for (first, one), (second, two) in combinations(layout.slots.items(), 2):
        if one.box.overlaps(two.box):
            yield f"slots.{first}: overlaps slots.{second}"


def _styles(layout: Layout) -> Iterator[str]:
    named = [(f"styles.{name}", style) for name, style in layout.styles.items()]
    for slot_name, slot in layout.slots.items():
        named += [(f"slots.{slot_name}.styles.{name}", style) for name, style in slot.styles.items()]
    for where, style in named:
        yield from _style(layout, where, style)


def _style(layout: Layout, where: str, style: Style) -> Iterator[str]:
    if style.font not in FONTS:
        yield f"{where}: unknown font {style.font}"
    if style.colour not in layout.colours:
        yield f"{where}: unknown colour {style.colour}"
    if not 0 < style.floor <= style.size or style.max_lines < 1:
        yield f"{where}: sizes or lines make no sense"


def _signatures(layout: Layout) -> Iterator[str]:
    if not layout.signatures:
        yield "signatures: a paper without signature proves nothing"
    names = [item.field for item in layout.signatures]
    if len(set(names)) != len(names):
        yield "signatures: two fields with one name"
    roles = [item.role for item in layout.signatures]
    for role in roles:
        if role not in ROLES:
            yield f"signatures: unknown role {role}"
    if "organisation" in roles[:-1] or roles == ["organisation"]:
        yield "signatures: the organisation's seal comes last, after a person (NĐ 30/2020 Art 32)"


def _facts(layout: Layout) -> Iterator[str]:
    if not layout.facts:
        yield "facts: says nothing about its sources"
    for fact in layout.facts:
        if fact.status not in STATUSES:
            yield f"facts.{fact.name}: unknown status {fact.status}"
        if not fact.basis:
            yield f"facts.{fact.name}: no source"
