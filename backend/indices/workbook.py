"""National indices as a workbook: every value of every province with its source, out and in again."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any, ClassVar

from django.urls import reverse

from backend.acts.doing import Doing
from backend.base.scopes import within
from backend.catalogue.statuses import STATUSES
from backend.indices.models import IndexValue
from backend.organisation.models import Unit
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, NoSuchContext, Row, Workbook, register
from permissions.actor import Actor
from permissions.check import scope
from workflows.engine import Label

ALL = "tat-ca"
COLUMNS = (
    Column("index", Label("Chỉ số", "Index"), Kind.CODE, key=True, limit=40),
    Column("province", Label("Tỉnh, thành phố", "Province"), key=True, limit=80, width=24,
           help=Label("Tên của tỉnh trong năm đó.", "The province's name in that year.")),
    Column("year", Label("Năm", "Year"), Kind.WHOLE, key=True, least=2000, most=2100),
    Column("value", Label("Giá trị", "Value"), Kind.NUMBER, least=0),
    Column("scale", Label("Thang điểm", "Scale"), Kind.NUMBER, least=1, places=2,
           help=Label("Để trống là 100.", "100 when empty.")),
    Column("rank", Label("Xếp hạng", "Rank"), Kind.WHOLE, least=1, most=200),
    Column("ranked_of", Label("Trong số tỉnh", "Of provinces"), Kind.WHOLE, least=1, most=200),
    Column("source", Label("Nguồn", "Source"), required=True, limit=500, width=50),
    Column("status", Label("Độ tin cậy", "Status"), Kind.CHOICE,
           choices=tuple((code, str(label)) for code, label in STATUSES)),
    Column("note", Label("Ghi chú", "Note"), limit=300, width=30),
)  # fmt: skip
FIELDS = tuple(column.code for column in COLUMNS)


class NationalWorkbook(Workbook):
    """National indices of all provinces; new values are added, known ones corrected, none removed."""

    code: ClassVar[str] = "chi-so-quoc-gia"
    title: ClassVar[Label] = Label("Chỉ số quốc gia của các tỉnh", "National indices of provinces")
    act: ClassVar[str] = "index_value.enter"

    def context(self, actor: Actor, key: str) -> Context:
        """One workbook for all; who may enter values keeps them at their unit."""
        body = within(Unit.objects.order_by("path"), scope(actor, self.act)).first()
        if key != ALL or body is None:
            raise NoSuchContext(key)
        return Context(actor, key, body.name, back=reverse("indices:national"), data={"unit": body})

    def columns(self, context: Context) -> Sequence[Column]:
        """The same for everybody."""
        return COLUMNS

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """The values as they stand; one query."""
        rows = IndexValue.objects.order_by("index", "province", "year")
        if keys is not None:
            rows = rows.filter(index__in={str(key[0]) for key in keys}, province__in={str(key[1]) for key in keys})
        return [{name: getattr(row, name) for name in FIELDS} for row in rows]

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """A value or a rank, inside scale and number ranked."""
        for row in rows:
            cells = row.merged()
            value, rank, ranked = (cells.get(name) for name in ("value", "rank", "ranked_of"))
            scale = cells.get("scale") or Decimal(100)
            if value is None and rank is None:
                row.fault("value", "index_value.empty")
            if isinstance(value, Decimal) and isinstance(scale, Decimal) and value > scale:
                row.fault("value", "index_value.over_scale", scale=scale)
            if isinstance(rank, int) and isinstance(ranked, int) and rank > ranked:
                row.fault("rank", "index_value.rank_too_large", of=ranked)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Add or correct; the trail keeps what stood there."""
        for row in rows:
            cells: dict[str, Any] = {name: value for name, value in row.merged().items() if name in FIELDS}
            key = {name: cells[name] for name in ("index", "province", "year")}
            found = doing.lock_all(IndexValue.objects.filter(**key))
            one = found[0] if found else IndexValue(unit=context.data["unit"], scale=Decimal(100), **key)
            doing.permit(one)
            for name, value in cells.items():
                if value is not None or name in ("value", "rank", "ranked_of"):
                    setattr(one, name, value)
            doing.save(one, value=one.value, rank=one.rank, changed=row.changes)


register(NationalWorkbook())
