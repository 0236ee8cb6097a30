"""Fills the blanks of a signed paper in the revision of the next signature: field values and what they look like.

Filling fields is the one change that a first signature with "fill forms" permits (ISO 32000-1, 12.8.2.2); the lock of
the last signature field forbids every later one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter


class NoSuchBlank(ValueError):
    """The paper has no such field to fill."""


def fill(writer: IncrementalPdfFileWriter, fields: Mapping[str, str]) -> None:
    """Write each value into every text field whose name begins with its key; NoSuchBlank when there is none."""
    blanks = list(_text_fields(writer))
    for start, value in fields.items():
        found = [field for name, field in blanks if name.startswith(start)]
        if not found:
            raise NoSuchBlank(start)
        for field in found:
            _write(writer, field, value)


def _text_fields(writer: IncrementalPdfFileWriter) -> Iterator[tuple[str, Any]]:
    fields = writer.root["/AcroForm"]["/Fields"] if "/AcroForm" in writer.root else ()
    for item in fields:
        field = item.get_object()
        if field.get("/FT") == "/Tx":
            yield str(field["/T"]), field


def _write(writer: IncrementalPdfFileWriter, field: Any, value: str) -> None:
    left, bottom, right, top = (Decimal(str(edge)) for edge in field["/Rect"])
    wide, high = right - left, top - bottom
    size = high - 2
    start = max((wide - size * len(value) / 2) / 2, Decimal(0))
    drawing = f"/Tx BMC q BT /TiRo {size:.2f} Tf 0 g {start:.2f} 3 Td ({value}) Tj ET Q EMC"
    look = generic.StreamObject(
        {
            pdf_name("/Type"): pdf_name("/XObject"),
            pdf_name("/Subtype"): pdf_name("/Form"),
            pdf_name("/BBox"): generic.ArrayObject(map(generic.FloatObject, (0, 0, wide, high))),
            pdf_name("/Resources"): _resources(),
        },
        stream_data=drawing.encode("ascii"),
    )
    field[pdf_name("/V")] = generic.pdf_string(value)
    field[pdf_name("/AP")] = generic.DictionaryObject({pdf_name("/N"): writer.add_object(look)})
    writer.update_container(field)


def _resources() -> generic.DictionaryObject:
    font = generic.DictionaryObject(
        {
            pdf_name("/Type"): pdf_name("/Font"),
            pdf_name("/Subtype"): pdf_name("/Type1"),
            pdf_name("/BaseFont"): pdf_name("/Times-Roman"),
        }
    )
    fonts = generic.DictionaryObject({pdf_name("/TiRo"): font})
    return generic.DictionaryObject({pdf_name("/Font"): fonts})
