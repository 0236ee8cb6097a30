"""Books of report forms as editions: parsed once per digest, with their rows of law."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from backend.catalogue.models import Edition
from workflows.basis import Status
from workflows.dossiers.loading import load_book
from workflows.dossiers.schema import FormBook
from workflows.engine import Label


@lru_cache(maxsize=64)
def _book(sha256: str) -> FormBook:
    return load_book(Edition.objects.values_list("text", flat=True).get(sha256=sha256))


def value(edition: Edition) -> FormBook:
    """The book as it was published; what was confirmed here is told by `queries.row_status`."""
    return _book(edition.sha256)


def form_row(code: str) -> str:
    """The code under which a form is confirmed."""
    return f"forms.{code}"


def case_row(code: str) -> str:
    """The code under which a case of simplified procedure is confirmed."""
    return f"simplified.{code}"


def papers_row(code: str) -> str:
    """The code under which the shorter list of papers of a case is confirmed."""
    return f"simplified.{code}.papers"


def rows(edition: Edition) -> Iterator[tuple[str, str, Label, str, str, Status]]:
    """Each form, each simplified case and its shorter list of papers: code, table, title, basis, source, status."""
    book = value(edition)
    for form in book.forms:
        yield form_row(form.code), "forms", form.title, form.basis, form.source, form.status
    for case in book.simplified:
        yield case_row(case.code), "simplified", case.title, case.basis, case.source, case.status
        title = Label(f"{case.title.vi}: giấy tờ", f"{case.title.en}: papers")
        yield papers_row(case.code), "simplified", title, case.papers_basis, case.source, case.papers_status
