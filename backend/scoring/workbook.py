"""Declared and appraised figures as workbooks: one sheet's self-score or appraisal, or a criteria set's whole round."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, ClassVar

from django.urls import reverse

from backend.acts.doing import Doing
from backend.base.scopes import visible
from backend.catalogue.models import Edition, EditionKind
from backend.criteria.criteria_sets import criteria_value
from backend.scoring import services
from backend.scoring.areas import area_of_code, seen_areas, sees_appraisal
from backend.scoring.giving import sound_values
from backend.scoring.inputs import newest
from backend.scoring.models import LeafRound, ScoreSheet
from backend.scoring.workbook_figures import COLUMN_OF, FIGURES, Asked, asked, cells_of, typed_of_row
from backend.workbooks.cells import shown
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, NoSuchContext, Row, Workbook, register
from permissions.actor import Actor
from permissions.check import reasons
from workflows.engine import Label, Refused

LEAF = Column("leaf", Label("Mã tiêu chí", "Criterion code"), Kind.CODE, key=True, limit=60, width=12)
TITLE = Column("title", Label("Tiêu chí", "Criterion"), shown=True, width=50)
RULE = Column("rule", Label("Cách chấm, cách ghi", "How it is scored"), shown=True, width=50)
MOST = Column("max_points", Label("Điểm tối đa", "Maximum"), Kind.NUMBER, shown=True, width=10)
DECLARED = Column("declared", Label("Đơn vị tự khai", "Declared by the unit"), shown=True, width=30)
UNIT = Column("unit", Label("Mã đơn vị", "Unit code"), Kind.CODE, key=True, limit=40, width=12)
UNIT_NAME = Column("unit_name", Label("Tên đơn vị", "Unit"), shown=True, width=30)


def _pk(key: str) -> int:
    if not (key.isdecimal() and len(key) < 19):
        raise NoSuchContext(key)
    return int(key)


def _sheets() -> Any:
    return ScoreSheet.objects.select_related("unit", "criteria").prefetch_related("entrusted__unit")


class FiguresWorkbook(Workbook):
    """What self-score, appraisal and whole round share: a row is one criterion of one sheet."""

    round: ClassVar[LeafRound]

    def sheets(self, context: Context) -> list[ScoreSheet]:
        """The sheets that the workbook is about."""
        raise NotImplementedError

    def columns(self, context: Context) -> Sequence[Column]:
        """Criterion, how it is scored, and its figures."""
        shown = (TITLE, RULE, MOST) if self.round is LeafRound.SELF else (TITLE, RULE, MOST, DECLARED)
        return (LEAF, *shown, *FIGURES)

    def row_key(self, sheet: ScoreSheet, leaf: str) -> Key:
        """The natural key of a criterion of a sheet."""
        return (leaf,)

    def place(self, row: Row) -> Key:
        """The natural key of a row without its criterion: which sheet it is on."""
        return ()

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """Every criterion of the sheets with its newest value: a constant number of queries."""
        sheets = self.sheets(context)
        values, known = newest([sheet.pk for sheet in sheets]), dict[int, list[Asked]]()
        for sheet in sheets:
            seen = seen_areas(context.actor, sheet)
            for what in known.setdefault(sheet.criteria_id, _asked_of(sheet)):
                code = what.node.code
                if area_of_code(sheet, code) not in seen:
                    continue
                if keys is None or self.row_key(sheet, code) in keys:
                    given = values[sheet.pk]
                    declared = cells_of(what, given.get((LeafRound.SELF, code)))
                    yield {
                        "leaf": code, "unit": sheet.unit.code, "unit_name": sheet.unit.name,
                        "title": what.node.title_vi, "rule": what.told, "max_points": what.node.max_points,
                        "declared": told(declared), **cells_of(what, given.get((self.round, code))),
                    }  # fmt: skip

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Each value must fit its criterion's rule; faults stand at the cell that is meant."""
        sheets = {self.row_key(sheet, "")[:-1]: sheet for sheet in self.sheets(context)}
        plans = {sheet.criteria_id: {what.node.code: what for what in _asked_of(sheet)} for sheet in sheets.values()}
        typed: dict[Key, list[tuple[Row, dict[str, Any]]]] = defaultdict(list)
        for row in rows:
            place = self.place(row)
            sheet, leaf = sheets.get(place), row.get("leaf")
            what = plans[sheet.criteria_id].get(leaf) if sheet is not None else None
            if sheet is None and place != (None,):
                row.fault("unit", "score.no_sheet", unit=place[0])
            elif sheet is not None and what is None and leaf:
                row.fault("leaf", "score.code_unknown", leaf=leaf)
            elif what is not None:
                given = typed_of_row(what, row)
                if row.changes and not row.faults:
                    typed[place].append((row, given))
        for place, given_rows in typed.items():
            self.check_sheet(context, sheets[place], given_rows)

    def check_sheet(self, context: Context, sheet: ScoreSheet, given: Sequence[tuple[Row, dict[str, Any]]]) -> None:
        """Let the act's own rules judge the changed values of one sheet."""
        by_leaf = {row.get("leaf"): row for row, _typed in given}
        try:
            sound_values(sheet, [typed for _row, typed in given], self.round)
        except Refused as no:
            for reason in no.reasons:
                leaves = reason.data.get("leaves") or [reason.data.get("leaf")]
                for leaf in leaves:
                    data = {**reason.data, "leaves": [leaf]} if "leaves" in reason.data else reason.data
                    column = COLUMN_OF.get(reason.code, _first_cell(by_leaf[leaf]))
                    by_leaf[leaf].fault(column, reason.code, **data)

    def give(self, doing: Doing, sheet: ScoreSheet, values: Sequence[dict[str, Any]]) -> None:
        """Do the act's work on one sheet."""
        body = services.self_score if self.round is LeafRound.SELF else services.appraise
        body(doing, sheet, values=values)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Give every changed value, sheet by sheet, as the act does."""
        sheets = {self.row_key(sheet, "")[:-1]: sheet for sheet in self.sheets(context)}
        plans = {sheet.criteria_id: {what.node.code: what for what in _asked_of(sheet)} for sheet in sheets.values()}
        found: dict[Key, list[dict[str, Any]]] = defaultdict(list)
        for row in rows:
            place = self.place(row)
            found[place].append(typed_of_row(plans[sheets[place].criteria_id][row.get("leaf")], row))
        for place, values in found.items():
            self.give(doing, sheets[place], values)


def _first_cell(row: Row) -> str:
    return next((code for code in row.changes if code not in ("leaf", "unit")), "leaf")


def _asked_of(sheet: ScoreSheet) -> list[Asked]:
    return [asked(node) for node in criteria_value(sheet.criteria).nodes() if not node.children]


def told(cells: Cells) -> str:
    """A value in one line, for orientation."""
    by_code = {column.code: column for column in FIGURES}
    return "; ".join(
        f"{by_code[code].label.vi.split(',')[0].lower()}: {shown(by_code[code], value)}"
        for code, value in cells.items()
        if value not in (None, "")
    )


class SheetWorkbook(FiguresWorkbook):
    """The figures of one sheet."""

    def context(self, actor: Actor, key: str) -> Context:
        """The sheet, when the person may see it."""
        sheet = visible(_sheets(), actor, "score_sheet.view").filter(pk=_pk(key)).first()
        if sheet is None:
            raise NoSuchContext(key)
        return Context(actor, key, str(sheet), sheet, reverse("scoring:sheet", args=[sheet.pk]))

    def sheets(self, context: Context) -> list[ScoreSheet]:
        """The one sheet."""
        assert isinstance(context.subject, ScoreSheet)
        return [context.subject]


class SelfScoreWorkbook(SheetWorkbook):
    """What the unit declares."""

    code = "self-score"
    title = Label("Số liệu tự chấm", "Declared figures")
    act = "score_sheet.self_score"
    round = LeafRound.SELF


class AppraisalWorkbook(SheetWorkbook):
    """What the appraiser finds, beside what the unit declared."""

    code = "appraisal"
    title = Label("Số liệu thẩm định", "Appraised figures")
    act = "score_sheet.appraise"
    round = LeafRound.APPRAISAL

    def context(self, actor: Actor, key: str) -> Context:
        """The sheet, when the person may see what was appraised."""
        found = super().context(actor, key)
        if not sees_appraisal(actor, self.sheets(found)[0]):
            raise NoSuchContext(key)
        return found


class ResultsWorkbook(FiguresWorkbook):
    """The appraised figures of every sheet of a criteria set in the reader's scope: a whole round in one file."""

    code = "results"
    title = Label("Kết quả thẩm định của cả bộ tiêu chí", "Appraised results of a whole criteria set")
    act = "score_sheet.appraise"
    round = LeafRound.APPRAISAL

    def context(self, actor: Actor, key: str) -> Context:
        """The criteria set, when the person sees a sheet of it."""
        edition = Edition.objects.filter(pk=_pk(key), kind=EditionKind.CRITERIA).first()
        if edition is None or not visible(_sheets().filter(criteria=edition), actor, "score_sheet.view").exists():
            raise NoSuchContext(key)
        title = criteria_value(edition).title
        return Context(actor, key, title, None, reverse("scoring:sheets"), {"edition": edition})

    def sheets(self, context: Context) -> list[ScoreSheet]:
        """The sheets of the set that the person sees."""
        rows = visible(_sheets().filter(criteria=context.data["edition"]), context.actor, "score_sheet.view")
        return [row for row in rows.order_by("unit__code") if sees_appraisal(context.actor, row)]

    def columns(self, context: Context) -> Sequence[Column]:
        """The unit before the criterion."""
        return (UNIT, UNIT_NAME, *super().columns(context))

    def row_key(self, sheet: ScoreSheet, leaf: str) -> Key:
        """Unit and criterion."""
        return (sheet.unit.code, leaf)

    def place(self, row: Row) -> Key:
        """The unit."""
        return (row.get("unit"),)

    def check_sheet(self, context: Context, sheet: ScoreSheet, given: Sequence[tuple[Row, dict[str, Any]]]) -> None:
        """Right and state are asked sheet by sheet, then the values."""
        refused = list(reasons(context.actor, self.act, sheet.place(), sheet.ties()))
        wrong = sheet.lifecycle.wrong_state(self.act, sheet.state)
        for reason in refused + ([wrong] if wrong else []):
            for row, _typed in given:
                row.fault("unit", reason.code, **reason.data)
        super().check_sheet(context, sheet, given)

    def hold(self, doing: Doing, context: Context, rows: Sequence[Row]) -> None:
        """Lock the sheets that the rows name."""
        doing.lock_all(ScoreSheet.objects.filter(pk__in=[sheet.pk for sheet in self.sheets(context)]))

    def give(self, doing: Doing, sheet: ScoreSheet, values: Sequence[dict[str, Any]]) -> None:
        """Ask for the right on this sheet, then appraise."""
        doing.permit(sheet, self.act)
        super().give(doing, sheet, values)


register(SelfScoreWorkbook())
register(AppraisalWorkbook())
register(ResultsWorkbook())
