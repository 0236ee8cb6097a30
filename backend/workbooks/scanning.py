"""A look at the sheet's own text for what the fast reader does not tell: errors, percents, formulas without result.

It also measures the sheet before it is unfolded, so that one stray cell in the last column cannot fill the memory.
ECMA-376 part 1: cells `c` (18.3.1.4), styles `xf` (18.8.45), number formats 9 and 10 are percentages (18.8.30).
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from xml.etree import ElementTree

from workflows.engine import Reason, Refused

CELL = re.compile(rb"<(?:\w+:)?c(\s[^>]*?)?(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
ROW = re.compile(rb"<(?:\w+:)?row(\s[^>]*?)?/?>")
ROW_END = re.compile(rb"</(?:\w+:)?row>")
ATTRIBUTE = re.compile(rb"\s(r|s|t)\s*=\s*[\"']([^\"']*)[\"']")
VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>([^<]*)<")
FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
ERRORS = {b"#DIV/0!", b"#N/A", b"#NAME?", b"#NULL!", b"#NUM!", b"#REF!", b"#VALUE!", b"#SPILL!", b"#CALC!"}
PIECE, LONGEST_ROW, LARGEST_AREA = 1 << 18, 4 << 20, 2_000_000
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
PERCENT_FORMATS = {9, 10}


@dataclass(slots=True)
class Oddities:
    """What is peculiar about cells, by (row, column) counted from 0."""

    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    percents: set[tuple[int, int]] = field(default_factory=set)
    uncounted: set[tuple[int, int]] = field(default_factory=set)
    rows: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Inside:
    """A workbook's parts: sheets by name with the path of their text, percent styles, the date system."""

    sheets: tuple[tuple[str, str], ...]
    percent_styles: frozenset[int]
    base_1904: bool


def look_inside(data: bytes) -> Inside:
    """The parts of a workbook; Refused when they do not hang together."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            book = ElementTree.fromstring(packed.read("xl/workbook.xml"))
            links = ElementTree.fromstring(packed.read("xl/_rels/workbook.xml.rels"))
            styles = packed.read("xl/styles.xml") if "xl/styles.xml" in packed.namelist() else b""
    except (KeyError, ElementTree.ParseError):
        raise Refused(Reason("workbook.unreadable")) from None
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    known = [(sheet.get("name", ""), targets.get(sheet.get(RELATION), "")) for sheet in book.iter(f"{MAIN}sheet")]
    properties = book.find(f"{MAIN}workbookPr")
    base_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Inside(tuple((name, _path(target)) for name, target in known), _percent_styles(styles), base_1904)


def _path(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")


def _percent_styles(styles: bytes) -> frozenset[int]:
    try:
        root = ElementTree.fromstring(styles) if styles else None
    except ElementTree.ParseError:
        raise Refused(Reason("workbook.unreadable")) from None
    if root is None:
        return frozenset()
    own = {
        f.get("numFmtId")
        for f in root.iter(f"{MAIN}numFmt")
        if "%" in re.sub(r'"[^"]*"|\\.', "", f.get("formatCode", ""))
    }
    formats = root.find(f"{MAIN}cellXfs")
    asked = [xf.get("numFmtId", "0") for xf in formats] if formats is not None else []
    return frozenset(n for n, one in enumerate(asked) if one in own or (one.isdigit() and int(one) in PERCENT_FORMATS))


def scan(data: bytes, path: str, percent_styles: frozenset[int]) -> Oddities:
    """Measure a sheet and note its odd cells; Refused when it is spread wider than any list can be."""
    found, row = Oddities(), 0
    try:
        with zipfile.ZipFile(BytesIO(data)) as packed:
            for piece in _rows(packed, path):
                row = _read_row(found, piece, row, percent_styles)
                if found.rows * found.columns > LARGEST_AREA:
                    raise Refused(Reason("workbook.too_spread", {"rows": found.rows, "columns": found.columns}))
    except KeyError:
        raise Refused(Reason("workbook.unreadable")) from None
    return found


def _rows(packed: zipfile.ZipFile, path: str) -> Iterator[bytes]:
    """The sheet's text, row by row."""
    rest = b""
    with packed.open(path) as text:
        while piece := text.read(PIECE):
            if b"\x00" in piece:
                raise Refused(Reason("workbook.unreadable"))
            parts = ROW_END.split(rest + piece)
            rest = parts.pop()
            yield from parts
            if len(rest) > LONGEST_ROW:
                raise Refused(Reason("workbook.unreadable"))


def _read_row(found: Oddities, text: bytes, last: int, percent_styles: frozenset[int]) -> int:
    starts = list(ROW.finditer(text))
    for start in starts:
        given = dict(ATTRIBUTE.findall(start[1] or b"")).get(b"r")
        last = int(given) if given and given.isdigit() else last + 1
    column = -1
    for cell in CELL.finditer(text, starts[-1].end() if starts else 0):
        given = dict(ATTRIBUTE.findall(cell[1] or b""))
        row, column = _place(given.get(b"r", b""), last - 1, column + 1)
        if cell[2] is not None and (b"<" in cell[2]):
            found.rows, found.columns = max(found.rows, row + 1), max(found.columns, column + 1)
            _note(found, (row, column), given, cell[2], percent_styles)
    return last


def _place(reference: bytes, row: int, column: int) -> tuple[int, int]:
    if match := re.fullmatch(rb"([A-Za-z]{1,4})(\d{1,8})", reference):
        column = 0
        for letter in match[1].upper():
            column = column * 26 + letter - 64
        return int(match[2]) - 1, column - 1
    return row, column


def _note(
    found: Oddities, place: tuple[int, int], given: dict[bytes, bytes], inner: bytes, percent_styles: frozenset[int]
) -> None:
    style, value = given.get(b"s", b""), VALUE.search(inner)
    if percent_styles and style.isdigit() and int(style) in percent_styles:
        found.percents.add(place)
    if given.get(b"t") == b"e" and value:
        found.errors[place] = value[1].decode("utf-8", "replace")[:12]
    elif given.get(b"t") == b"str" and value and value[1] in ERRORS:
        found.errors[place] = value[1].decode()
    elif FORMULA.search(inner) and (value is None or not value[1]) and given.get(b"t") != b"str":
        found.uncounted.add(place)


def place_name(row: int, column: int) -> str:
    """How Excel calls a cell, both counted from 0."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
