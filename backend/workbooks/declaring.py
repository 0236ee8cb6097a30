"""What an app declares of a workbook, and the register of all of them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, ClassVar

from backend.acts.doing import Doing
from backend.base.subjects import Subject
from backend.workbooks.cells import Value, same
from backend.workbooks.columns import Column
from permissions.actor import Actor
from workflows.engine import Label, Reason

Key = tuple[Value, ...]
Cells = Mapping[str, Value]
MAX_ROWS = 20_000


class NoSuchContext(LookupError):
    """The address names nothing that this person may see."""


class Status(IntEnum):
    """What a row would do; in the order in which a preview shows them."""

    FAULTY = 0
    CHANGED = 1
    NEW = 2
    SAME = 3


STATUS_LABELS = {
    Status.FAULTY: Label("Có lỗi", "Faulty"),
    Status.CHANGED: Label("Thay đổi", "Changed"),
    Status.NEW: Label("Thêm mới", "New"),
    Status.SAME: Label("Giữ nguyên", "Unchanged"),
}


@dataclass(frozen=True, slots=True)
class Context:
    """What the workbook is about and who asks: a sheet, a plan, a year. `key` is the text in the address."""

    actor: Actor
    key: str
    title: str = ""
    subject: Subject | None = None
    back: str = "/"
    data: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a row at one column; the column is empty when the whole row is meant."""

    column: str
    reason: Reason

    @property
    def as_list(self) -> tuple[Reason, ...]:
        """The reason alone, for lists of reasons."""
        return (self.reason,)


@dataclass(slots=True)
class Row:
    """One line of an uploaded sheet: its number there, its values, what was there before, what is wrong with it.

    `advice` is to be told and stops nothing. `found` is what a workbook's `check` found out for its `save`; it is not
    kept and must be found again.
    """

    number: int
    cells: dict[str, Value]
    raw: dict[str, str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    advice: list[Fault] = field(default_factory=list)
    old: Cells | None = None
    found: dict[str, Any] = field(default_factory=dict)

    def get(self, code: str) -> Any:
        """The value at a column; None when empty or not in the file."""
        return self.cells.get(code)

    def fault(self, column: str, code: str, /, **data: Any) -> None:
        """Say what is wrong with a cell (or with the whole row: column "")."""
        self.faults.append(Fault(column, Reason(code, data)))

    @property
    def new(self) -> bool:
        """Whether nothing of this key is there yet."""
        return self.old is None

    @property
    def changes(self) -> list[str]:
        """The columns whose value differs from what is there; all of them for a new row."""
        return [c for c, value in self.cells.items() if self.old is None or not same(value, self.old.get(c))]

    @property
    def status(self) -> Status:
        """What the row would do."""
        if self.faults:
            return Status.FAULTY
        if self.old is None:
            return Status.NEW
        return Status.CHANGED if self.changes else Status.SAME

    def merged(self) -> dict[str, Value]:
        """The row as it would stand after saving: what was there, overlaid by what the file says."""
        return {**(self.old or {}), **self.cells}


class Workbook(ABC):
    """A kind of workbook; see the package's docstring for how to declare one."""

    code: ClassVar[str]
    title: ClassVar[Label]
    act: ClassVar[str]
    lead: ClassVar[Label | None] = None
    max_rows: ClassVar[int] = MAX_ROWS

    @abstractmethod
    def context(self, actor: Actor, key: str) -> Context:
        """What the key means to this person; raises NoSuchContext."""

    @abstractmethod
    def columns(self, context: Context) -> Sequence[Column]:
        """The columns, in order."""

    @abstractmethod
    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """The rows as they stand, by column code: those with the keys, or all of them (in the order of an export)."""

    def check(self, context: Context, rows: Sequence[Row]) -> None:  # noqa: B027
        """Say what is wrong with a batch of rows beyond the columns' own rules; up to 1,000 rows come as one batch."""

    def hold(self, doing: Doing, context: Context, rows: Sequence[Row]) -> None:  # noqa: B027
        """Lock a batch of rows' own data before it is compared again; the context's subject already is."""

    @abstractmethod
    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Save the rows that are new or changed; runs inside the confirming act, all or nothing."""

    def aids(self, upload: int) -> Sequence[tuple[Label, str]]:
        """Pages (name, address) that help with this upload's faults: the preview links them."""
        return ()

    def example(self, context: Context) -> Sequence[Mapping[str, str]]:
        """Rows of a sample file with faults on purpose, as typed; empty when there is none."""
        return ()


REGISTER: dict[str, Workbook] = {}


def key_of(columns: Sequence[Column], cells: Cells) -> Key | None:
    """The natural key of a row; None when the columns have no key or a part of it is empty."""
    found = tuple(cells.get(column.code) for column in columns if column.key)
    return found if found and None not in found else None


def register(workbook: Workbook) -> None:
    """Make a workbook known; KeyError when its code is taken by another kind."""
    known = REGISTER.get(workbook.code)
    if known is not None and type(known) is not type(workbook):
        raise KeyError(f"workbook {workbook.code} is declared twice")
    REGISTER[workbook.code] = workbook
