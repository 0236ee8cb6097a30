"""From TOML text to a book of forms and back."""

import tomllib
from collections.abc import Mapping
from datetime import date
from typing import Any

from workflows import codec, toml_text
from workflows.basis import Finding, Unreadable
from workflows.dossiers.schema import Form, FormBook
from workflows.facts import Ground, NomineeKind
from workflows.regulations.schema import Level

TABLES = ("sources", "sections", "forms", "simplified")
_DAY = date(2000, 1, 1)


def load_book(text: str) -> FormBook:
    """The book this TOML text describes: a `[book]` table and its rows. Raises `Unreadable`."""
    try:
        document = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Unreadable((Finding("not_toml", "book", {"why": str(error)}),)) from error
    head = document.pop("book", None)
    if not isinstance(head, Mapping):
        raise Unreadable((Finding("missing_field", "book", {"field": "book"}),))
    return codec.read(FormBook, {**head, **document}, str(head.get("code", "book")))


def canonical(book: FormBook) -> str:
    """One TOML text for the book; `load_book` reads it back to the same value."""
    data: dict[str, Any] = codec.write(book)
    rows = {name: data.pop(name) for name in TABLES if name in data}
    return toml_text.dump({"book": data, **rows})


def digest(book: FormBook) -> str:
    """SHA-256 of the canonical text."""
    return toml_text.digest(canonical(book))


def form_digest(book: FormBook, form: Form) -> str:
    """SHA-256 of one form with the sections it uses: two books may hold the same form."""
    alone = FormBook("", 0, form.title, _DAY, sections=book.sections_of(form), forms=(form,))
    return digest(alone)


def fitting(
    book: FormBook, nominee: NomineeKind, ground: Ground, level: Level, award: str = ""
) -> tuple[Form, ...]:  # fmt: skip
    """The forms that may be used for a nomination, the one that speaks of it most exactly first."""
    found = [form for form in book.forms if _fits(form, nominee, ground, level) and award in (form.awards or (award,))]
    order = {form.code: number for number, form in enumerate(book.forms)}
    return tuple(sorted(found, key=lambda form: (not form.awards, not form.grounds, not form.levels, order[form.code])))


def _fits(form: Form, nominee: NomineeKind, ground: Ground, level: Level) -> bool:
    grounds, levels = form.grounds or tuple(Ground), form.levels or tuple(Level)
    return nominee in form.nominees and ground in grounds and level in levels
