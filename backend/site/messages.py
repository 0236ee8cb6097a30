"""The message catalogue: collects Vietnamese ids from Python and templates and merges them into the English one.

Python is read by Babel; a template becomes Python-like text by Django's own `templatize` first.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import pofile
from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from django.utils.translation.template import templatize

FOLDERS = ("backend",)
KEYWORDS = {
    "gettext": None, "gettext_lazy": None, "gettext_noop": None, "_": None,
    "ngettext": (1, 2), "ngettext_lazy": (1, 2), "pgettext": ((1, "c"), 2), "pgettext_lazy": ((1, "c"), 2),
}  # fmt: skip


def sources(root: Path) -> Iterator[Path]:
    """Every file whose words are translated, in a fixed order."""
    for folder in FOLDERS:
        yield from sorted((root / folder).rglob("*.py"))
        yield from sorted((root / folder).rglob("templates/**/*.html"))


def collected(root: Path) -> Catalog:
    """All message ids of the code, with the files that use them."""
    catalog = Catalog(project="Vinh Danh", locale=None, charset="utf-8")
    for path in sources(root):
        if "migrations" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".html":
            text = templatize(text, origin=str(path))
        found = extract("python", io.BytesIO(text.encode()), KEYWORDS, ("Translators:",), {"encoding": "utf-8"})
        for _line, message, _comments, context in found:
            if message and message != ("",):
                catalog.add(message, locations=[(path.relative_to(root).as_posix(), 0)], context=context)
    return catalog


def read(path: Path) -> Catalog:
    """A stored catalogue; an empty English one when there is none yet."""
    if not path.exists():
        return _clean(Catalog(locale="en"))
    with path.open("rb") as file:
        return _clean(pofile.read_po(file, locale="en"))


def _clean(catalog: Catalog) -> Catalog:
    """Without dates and placeholders, so that the file changes only when words do."""
    catalog.header_comment = "# English of Vinh Danh; message ids are Vietnamese."
    catalog.project, catalog.version, catalog.fuzzy = "Vinh Danh", "1", False
    catalog.creation_date = catalog.revision_date = datetime(2026, 1, 1, tzinfo=UTC)
    catalog.last_translator, catalog.language_team, catalog.msgid_bugs_address = "Vinh Danh", "en", ""
    return catalog


def merge(root: Path, path: Path) -> list[str]:
    """Bring the English catalogue up to the code, dropping what is gone; returns ids that have no English yet."""
    catalog = read(path)
    catalog.update(collected(root), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    _clean(catalog)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        pofile.write_po(file, catalog, width=120, no_location=True, omit_header=False, sort_output=True)
    return untranslated(catalog)


def untranslated(catalog: Catalog) -> list[str]:
    """The ids without text, or with one that is only guessed (fuzzy), which no reader is shown."""
    said = {_id(m.id) for m in catalog if not m.fuzzy and (all(m.string) if isinstance(m.string, tuple) else m.string)}
    return [_id(m.id) for m in catalog if m.id and _id(m.id) not in said]


def missing(root: Path, path: Path) -> list[str]:
    """Ids of the code for which the stored catalogue has no English."""
    stored = read(path)
    known = {(_id(m.id), m.context) for m in stored if m.id and _id(m.id) not in set(untranslated(stored))}
    return [_id(m.id) for m in collected(root) if m.id and (_id(m.id), m.context) not in known]


def _id(message: object) -> str:
    return str(message[0] if isinstance(message, tuple | list) else message)
