"""What is held about one person: the rows that point to them, field by field, with the register's reasons."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import xlsxwriter
from django.apps import apps
from django.db.models import Model, Q

from backend.audit.models import Line
from backend.organisation.models import Person
from backend.privacy.register import Row, label_of, register

HIDDEN_APPS = frozenset({"matters", "complaints", "publicity", "surveys", "council"})
"""Ballots, comments and matters under way are told by their own officers, not listed here."""
MOST = 200


@dataclass(frozen=True, slots=True)
class Held:
    """One value that is held, with the row of the register that says why."""

    where: str
    field: str
    value: str
    row: Row | None


def held_about(person: Person) -> list[Held]:
    """The person's own record, then every row that points to the person."""
    found = list(_values(person))
    for model in apps.get_models():
        if not model.__module__.startswith("backend.") or model._meta.app_label in HIDDEN_APPS:
            continue
        pointing = [field.name for field in model._meta.local_fields if field.related_model is Person]
        if pointing and model is not Person:
            test = Q()
            for name in pointing:
                test |= Q(**{name: person.pk})
            for row in model._default_manager.filter(test)[:MOST]:
                found += _values(row)
    return found


def _values(row: Model) -> Iterator[Held]:
    for field in row._meta.local_fields:
        label = label_of(type(row), field)
        known = register().row_of(label)
        value = getattr(row, field.attname)
        if known is not None and value not in (None, ""):
            told = str(getattr(row, field.name)) if field.related_model is not None else str(value)
            yield Held(str(row._meta.verbose_name), field.name, told, known)


def looked(person: Person) -> list[Line]:
    """Who did what with the person's record or nominations, as the trail knows it; the newest first."""
    from backend.nominations.models import Nomination

    mine = [str(pk) for pk in Nomination.objects.filter(person=person).values_list("pk", flat=True)]
    about = Q(subject_kind="person", subject_id=str(person.pk)) | Q(subject_kind="nomination", subject_id__in=mine)
    return list(Line.objects.filter(about).select_related("entry").order_by("-pk")[:50])


def as_workbook(person: Person) -> bytes:
    """The same as an Excel file, for the answer."""
    packed = BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Dữ liệu")
    heads = ("Ở đâu", "Trường", "Giá trị", "Mục đích", "Ai xem được", "Lưu đến khi nào", "Căn cứ")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head)
    for line, one in enumerate(held_about(person), start=1):
        why = (one.row.purpose, one.row.seen_by, one.row.keep, one.row.basis) if one.row else ("", "", "", "")
        for column, text in enumerate((one.where, one.field, one.value, *why)):
            sheet.write_string(line, column, text[:32000])
    book.close()
    return packed.getvalue()
