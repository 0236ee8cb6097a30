"""Two workbooks: the questions of a draft, and the counted paper forms of a survey's group, a unit a line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse

from backend.acts.doing import Doing
from backend.base.scopes import visible
from backend.organisation.models import Unit
from backend.surveys.models import Counted, CountSource, QuestionSet, Survey, SurveyGroup
from backend.surveys.services.counting import count_faults, lay_down
from backend.surveys.services.question_sets import option_line, question_from, with_question
from backend.surveys.words import ASKED
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, NoSuchContext, Row, Workbook, register
from permissions.actor import Actor
from workflows.engine import Label, Refused
from workflows.rules.survey import Asked, to_json
from workflows.rules.survey_scores import Forms


def _number(key: str) -> int:
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        raise NoSuchContext(key)
    return int(key)


class QuestionBook(Workbook):
    """The questions of a draft, a question a line; options are lines within their cell."""

    code = "survey-questions"
    title = Label("Câu hỏi khảo sát", "Survey questions")
    act = "question_set.put"

    def context(self, actor: Actor, key: str) -> Context:
        """A question set that the person may write."""
        row = visible(QuestionSet.objects.all(), actor, "question_set.put").filter(pk=_number(key)).first()
        if row is None:
            raise NoSuchContext(key)
        return Context(actor, key, str(row), row, reverse("surveys:question_set", args=[row.pk]))

    def columns(self, context: Context) -> Sequence[Column]:
        """Element and question."""
        asked = tuple((code, str(label)) for code, label in ASKED)
        help_ = Label(
            "Các phương án cách nhau bằng dấu chấm phẩy; mỗi phương án: mã | nội dung | giá trị % | hl",
            "Options by semicolon; each: code | text | worth % | hl",
        )
        return (
            Column("code", Label("Mã câu hỏi", "Question code"), Kind.CODE, key=True, limit=60),
            Column("element", Label("Mã yếu tố", "Element code"), Kind.CODE, required=True, limit=40),
            Column("element_title", Label("Tên yếu tố", "Element"), limit=250),
            Column("text_vi", Label("Câu hỏi", "Question"), required=True, limit=500, width=60),
            Column("text_en", Label("Câu hỏi (tiếng Anh)", "Question (English)"), limit=500, width=40),
            Column("asked", Label("Cách trả lời", "Answered by"), Kind.CHOICE, required=True, choices=asked),
            Column("options", Label("Phương án", "Options"), limit=4000, width=60, help=help_),
            Column("required", Label("Bắt buộc", "Required"), Kind.YES_NO),
            Column("scored", Label("Tính điểm", "Scored"), Kind.YES_NO),
            Column("leaf", Label("Mã tiêu chí", "Criterion"), Kind.CODE, limit=60),
        )

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """The questions of the set."""
        assert isinstance(context.subject, QuestionSet)
        wanted = None if keys is None else {key[0] for key in keys}
        for element in context.subject.form.elements:
            for q in element.questions:
                if wanted is None or q.code in wanted:
                    yield {
                        "code": q.code, "element": element.code, "element_title": element.title_vi,
                        "text_vi": q.text_vi, "text_en": q.text_en, "asked": q.asked.value,
                        "options": "; ".join(map(option_line, q.options)), "required": q.required,
                        "scored": q.scored, "leaf": q.leaf,
                    }  # fmt: skip

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Options that cannot be read."""
        for row in rows:
            if row.get("asked") and row.get("code"):
                try:
                    question_from(str(row.get("code")), _given(row))
                except Refused as no:
                    for reason in no.reasons:
                        row.fault("options", reason.code, **reason.data)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Write every question into its element."""
        row = context.subject
        assert isinstance(row, QuestionSet)
        form, many = row.form, 0
        for line in rows:
            given = _given(line)
            form = with_question(form, str(given["element"]), question_from(str(given["code"]), given), given)
            many += 1
        row.text = to_json(form)
        doing.save(row, questions=many)


def _given(row: Row) -> dict[str, Any]:
    found: dict[str, Any] = {name: value for name, value in row.merged().items() if value is not None}
    found["options"] = [part for part in str(found.get("options", "")).split(";") if part.strip()]
    return {"text_vi": "", "asked": Asked.SINGLE.value, **found}


class CountBook(Workbook):
    """Counted paper forms of one group, a unit a line, a column for each option."""

    code = "survey-counts"
    title = Label("Số phiếu đã đếm", "Counted forms")
    act = "survey.count"

    def context(self, actor: Actor, key: str) -> Context:
        """A group of a survey that the person counts."""
        group = SurveyGroup.objects.filter(pk=_number(key)).select_related("survey", "question_set").first()
        if group is None or not visible(Survey.objects.filter(pk=group.survey_id), actor, self.act).exists():
            raise NoSuchContext(key)
        back = reverse("surveys:survey", args=[group.survey_id])
        return Context(actor, key, str(group), group.survey, back, {"group": group})

    def columns(self, context: Context) -> Sequence[Column]:
        """The unit, its forms, and each option of each question."""
        group: SurveyGroup = context.data["group"]
        fixed = [
            Column("unit", Label("Mã đơn vị", "Unit code"), Kind.CODE, key=True, limit=40),
            Column("name", Label("Tên đơn vị", "Unit"), shown=True, width=40),
            Column("issued", Label("Phát ra", "Issued"), Kind.WHOLE, required=True, least=0),
            Column("valid", Label("Hợp lệ", "Valid"), Kind.WHOLE, required=True, least=0),
            Column("invalid", Label("Không hợp lệ", "Invalid"), Kind.WHOLE, required=True, least=0),
        ]
        for question in group.question_set.form.questions():
            for option in question.options:
                label = Label(f"{question.code}: {option.text_vi}", f"{question.code}: {option.text_en or option.code}")
                fixed.append(Column(f"{question.code}:{option.code}", label, Kind.WHOLE, least=0, width=12))
        return tuple(fixed)

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """What was counted on paper, newest; every unit that is asked about when all are wanted."""
        group: SurveyGroup = context.data["group"]
        newest = {
            row.unit_id: row for row in Counted.objects.filter(group=group, source=CountSource.PAPER).order_by("pk")
        }
        wanted = None if keys is None else {key[0] for key in keys}
        for unit in group.survey.units.order_by("path"):
            row = newest.get(unit.pk)
            if wanted is None:
                yield {"unit": unit.code, "name": unit.name, **(_cells(row) if row else {})}
            elif unit.code in wanted and row is not None:
                yield {"unit": unit.code, "name": unit.name, **_cells(row)}

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Units of the survey, and countings that are possible."""
        group: SurveyGroup = context.data["group"]
        names = dict(group.survey.units.values_list("code", "name"))
        for row in rows:
            code = row.get("unit")
            if code is not None and code not in names:
                row.fault("unit", "survey.unit_not_asked_about", unit=code)
            elif not row.faults:
                for reason in count_faults(group, names.get(str(code), ""), _forms(row)):
                    row.fault("", reason.code, **reason.data)

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Lay the countings down; the newest counts."""
        group: SurveyGroup = context.data["group"]
        units = {unit.code: unit for unit in group.survey.units.all()}
        made: list[tuple[Unit, Forms]] = [(units[str(row.get("unit"))], _forms(row)) for row in rows]
        lay_down(doing, group, made)
        doing.note(group.survey, respondents=group.respondents, units=len(made))


def _cells(row: Counted) -> Mapping[str, Any]:
    told = {f"{q}:{o}": n for q, options in row.counts.items() for o, n in options.items()}
    return {"issued": row.issued, "valid": row.valid, "invalid": row.invalid, **told}


def _forms(row: Row) -> Forms:
    merged = row.merged()
    counts: dict[str, dict[str, int]] = {}
    for name, value in merged.items():
        question, sign, option = name.partition(":")
        if sign and value:
            counts.setdefault(question, {})[option] = int(str(value))
    numbers = [int(str(merged.get(name) or 0)) for name in ("issued", "valid", "invalid")]
    return Forms(numbers[0], numbers[1], numbers[2], counts)


register(QuestionBook())
register(CountBook())
