"""What is wrong with a book of forms: codes used twice, broken references, fields nobody can fill, silent law."""

from collections import Counter
from collections.abc import Iterable, Iterator

from workflows.basis import Finding
from workflows.dossiers.schema import FieldKind, Form, FormBook, FormField, FormSection, Prefill, SimplifiedCase

TABLES_ONLY = frozenset({Prefill.AWARDS_RECEIVED, Prefill.YEARLY_CLASSES})
WRITTEN = frozenset({FieldKind.LINE, FieldKind.PARAGRAPHS})


def lint(book: FormBook) -> list[Finding]:
    """Every fault of one book; an empty list means it may be published."""
    found = [Finding("ends_before_it_begins", book.code)] if _reversed(book) else []
    found += [*_twice(book), *([] if book.forms else [Finding("no_forms", book.code)])]
    for section in book.sections:
        found += _section(section)
    for form in book.forms:
        found += _form(book, form)
    for case in book.simplified:
        found += _case(book, case)
    used = {code for form in book.forms for code in form.sections}
    return found + [Finding("section_unused", row.code) for row in book.sections if row.code not in used]


def _reversed(book: FormBook) -> bool:
    return book.in_force_until is not None and book.in_force_until < book.in_force_from


def _repeated(codes: Iterable[str]) -> list[str]:
    return sorted(code for code, count in Counter(codes).items() if count > 1)


def _twice(book: FormBook) -> Iterator[Finding]:
    for table in (book.sources, book.sections, book.forms, book.simplified):
        for code in _repeated(row.code for row in table):
            yield Finding("code_used_twice", code)


def _section(section: FormSection) -> Iterator[Finding]:
    if not section.fields:
        yield Finding("section_empty", section.code)
    for field in section.fields:
        yield from _field(field)


def _field(field: FormField) -> Iterator[Finding]:
    table, choice = field.kind is FieldKind.TABLE, field.kind is FieldKind.CHOICE
    if table != bool(field.columns):
        yield Finding("columns_and_kind_differ", field.code)
    if choice != bool(field.choices):
        yield Finding("choices_and_kind_differ", field.code)
    for code in _repeated([*(c.code for c in field.columns), *(c.code for c in field.choices)]):
        yield Finding("code_used_twice", f"{field.code}.{code}")
    if any(column.kind in (FieldKind.TABLE, FieldKind.CHOICE) for column in field.columns):
        yield Finding("column_too_deep", field.code)
    if field.max_length < 1 or field.max_rows < 1 or any(column.max_length < 1 for column in field.columns):
        yield Finding("impossible", field.code)
    if field.prefill is not None and field.kind not in _fillable(field.prefill):
        yield Finding("prefill_does_not_fit", field.code, {"prefill": field.prefill.value})


def _fillable(prefill: Prefill) -> frozenset[FieldKind]:
    return frozenset({FieldKind.TABLE}) if prefill in TABLES_ONLY else WRITTEN


def _form(book: FormBook, form: Form) -> Iterator[Finding]:
    known = {row.code for row in book.sections}
    for code in form.sections:
        if code not in known:
            yield Finding("unknown_section", form.code, {"section": code})
    if not form.sections or not form.nominees:
        yield Finding("form_empty", form.code)
    held = [field.code for row in book.sections if row.code in form.sections for field in row.fields]
    for code in [*_repeated(form.sections), *_repeated(held)]:
        yield Finding("code_used_twice", f"{form.code}.{code}")
    yield from _law(book, form.code, form.basis, form.source)


def _case(book: FormBook, case: SimplifiedCase) -> Iterator[Finding]:
    if not case.papers and not case.paper_only:
        yield Finding("no_papers", case.code)
    yield from _law(book, case.code, case.basis, case.source)
    if not case.papers_basis.strip():
        yield Finding("no_basis", f"{case.code}.papers")


def _law(book: FormBook, code: str, basis: str, source: str) -> Iterator[Finding]:
    if not basis.strip():
        yield Finding("no_basis", code)
    if source not in {row.code for row in book.sources}:
        yield Finding("unknown_source", code, {"source": source})
