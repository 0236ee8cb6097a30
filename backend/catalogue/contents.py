"""What a row of an edition says, apart from how sure we are of it: whether two versions say the same."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from backend.catalogue import form_books
from backend.catalogue.models import Edition, EditionKind
from workflows.differ import FieldChange, differences

CERTAINTY = frozenset({"status", "object_status", "papers_status"})
"""Fields that tell how sure we are; a row that only changes these says the same as before."""
HEADS = ("pack", "overlay", "process", "book", "sources", "changes", "sections")
Content = Mapping[str, Any]


def contents(edition: Edition) -> Mapping[str, Content]:
    """What each row of law that is written in an edition says, by the code under which it is confirmed."""
    return _contents(edition.kind, edition.sha256)


@lru_cache(maxsize=64)
def _contents(kind: str, sha256: str) -> Mapping[str, Content]:
    document = tomllib.loads(Edition.objects.values_list("text", flat=True).get(sha256=sha256))
    sources = {row["code"]: row.get("title", "") for row in document.get("sources", ())}
    rows = READERS.get(kind, _table_rows)(document)
    return {code: _plain(row) | {"source_title": sources.get(_source(row), "")} for code, row in rows}


def _source(row: Content) -> str:
    return str(row.get("source") or row.get("clock", {}).get("source", ""))


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(inner) for name, inner in value.items() if name not in CERTAINTY}
    return [_plain(inner) for inner in value] if isinstance(value, list) else value


def _table_rows(document: Mapping[str, Any]) -> Iterator[tuple[str, Content]]:
    for table, rows in document.items():
        if table not in HEADS and isinstance(rows, list):
            yield from ((row["code"], {"table": table, **row}) for row in rows)


def _process_rows(document: Mapping[str, Any]) -> Iterator[tuple[str, Content]]:
    head = dict(document["process"])
    head.pop("version", None)
    yield head["code"], head
    for stage in document.get("stages", ()):
        yield stage["code"], {name: value for name, value in stage.items() if name != "clock"}
        yield f"{stage['code']}.clock", stage.get("clock", {})


def _book_rows(document: Mapping[str, Any]) -> Iterator[tuple[str, Content]]:
    sections = {section["code"]: section for section in document.get("sections", ())}
    for form in document.get("forms", ()):
        told = {code: sections.get(code, {}) for code in form.get("sections", ())}
        yield form_books.form_row(form["code"]), {**form, "sections": told}
    for case in document.get("simplified", ()):
        papers = {name: case.get(name) for name in ("papers", "papers_basis", "source")}
        yield form_books.papers_row(case["code"]), papers
        yield form_books.case_row(case["code"]), {k: v for k, v in case.items() if k not in ("papers", "papers_basis")}


READERS = {EditionKind.PROCESS.value: _process_rows, EditionKind.FORMS.value: _book_rows}


def changed(old: Content, new: Content) -> tuple[FieldChange, ...]:
    """The fields in which a row differs between two versions; empty when it says the same."""
    found = differences({"row": [{**old, "code": ""}]}, {"row": [{**new, "code": ""}]})
    return tuple(field for row in found for field in row.fields)
