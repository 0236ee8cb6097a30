"""The form of one item at one stage: only the fields that its kind asks for, with its reason and evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

from backend.acts.runner import perform
from backend.base.lifecycle import Stale
from backend.emulation import queries
from backend.emulation.models import EmulationSheet, GivenMark, Stage
from backend.emulation.showing import mark_told
from backend.rest.actors import actor
from backend.web.forms import LinesField, NumberField
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused
from workflows.rules.emulation import Item, Kind

ACT = {
    Stage.PLAN: "emulation_sheet.plan", Stage.SELF: "emulation_sheet.self_score",
    Stage.BLOCK: "emulation_sheet.score", Stage.COUNCIL: "emulation_sheet.score_council",
}  # fmt: skip


class ItemForm(forms.Form):
    """One item's fields."""

    use_required_attribute = False

    def __init__(self, item: Item, stage: Stage, data: Any, shown: Mapping[str, Any]) -> None:
        super().__init__(data, prefix="i-" + item.code.replace(".", "-"), initial=dict(shown))
        self.item, self.stage = item, stage
        self.reasons: list[Reason] = []
        name, made = _value_field(item, stage)
        self.value_name = name
        self.fields[name] = made
        if stage in (Stage.BLOCK, Stage.COUNCIL):
            self.fields["reason"] = forms.CharField(
                required=False, max_length=500, label=_("Lý do (khi khác bước trước)")
            )
        if stage is Stage.SELF and item.kind is not Kind.PENALTY:
            self.fields["evidence"] = forms.CharField(
                required=False, max_length=500, label=_("Tài liệu kiểm chứng (số, ngày, trang)")
            )

    def typed(self) -> dict[str, Any] | None:
        """The act's inputs of this item; None when no value was typed."""
        data = self.cleaned_data
        if data.get(self.value_name) in (None, ""):
            return None
        told = {name: data.get(name, "") for name in ("reason", "evidence")}
        return {"item": self.item.code, self.value_name: data[self.value_name], **told}


def _value_field(item: Item, stage: Stage) -> tuple[str, forms.Field]:
    unit = f" ({item.measure_vi})" if item.measure_vi else ""
    if stage is Stage.PLAN:
        return "plan", NumberField(
            required=False, max_digits=16, decimal_places=4, min_value=0, label=_("Kế hoạch năm") + unit
        )
    if item.kind in queries.MEASURED:
        label = _("Thực hiện") + unit
        return "actual", NumberField(required=False, max_digits=16, decimal_places=4, min_value=0, label=label)
    if item.kind is Kind.GRADE:
        choices = [("", _("– chưa chọn –"))]
        choices += [(g.code, f"{g.code} – {g.label_vi} ({g.points.normalize():f} {_('điểm')})") for g in item.grades]
        return "grade", forms.ChoiceField(required=False, choices=choices, label=_("Xếp loại"))
    if item.kind is Kind.PENALTY:
        return "count", forms.IntegerField(required=False, min_value=0, max_value=1000, label=_("Số trường hợp"))
    return "points", NumberField(required=False, max_digits=8, decimal_places=4, min_value=0, label=_("Điểm"))


@dataclass(slots=True)
class Line:
    """One item on the page, with what was said before."""

    form: ItemForm
    plan: str = ""
    before: list[tuple[str, str, str]] = field(default_factory=list)


@dataclass(slots=True)
class FillPage:
    """What came of the page."""

    sections: list[tuple[str, list[Line]]]
    aims: forms.Form | None = None
    done: bool = False
    reasons: list[Reason] = field(default_factory=list)
    status: int = 200

    @property
    def lines(self) -> list[Line]:
        """Every line of every section."""
        return [line for _title, lines in self.sections for line in lines]


class AimsForm(forms.Form):
    """The titles that a unit aims at."""

    aims = LinesField(required=False)

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        self.fields["aims"].label = _("Danh hiệu, hình thức khen thưởng đăng ký (mỗi dòng một)")


def fill_page(request: HttpRequest, sheet: EmulationSheet, stage: Stage) -> FillPage:
    """On POST keep what was typed; nothing is kept when anything is wrong, and nothing typed is lost."""
    scheme = queries.scheme_of(sheet.run.scheme)
    marks = queries.newest_marks([sheet.pk])[sheet.pk]
    sent = request.POST if request.method == "POST" else None
    mine = {item.code for item in queries.own_items(scheme, stage)}
    sections = [
        (f"{s.code}. {s.title_vi}", [_line(i, stage, marks, sent) for i in s.items if i.code in mine])
        for s in scheme.sections
    ]
    page = FillPage([row for row in sections if row[1]])
    if stage is Stage.PLAN:
        page.aims = AimsForm(sent, initial={"aims": "\n".join(sheet.aims)})
    if sent is None:
        return page
    if not all(line.form.is_valid() for line in page.lines) or not (page.aims is None or page.aims.is_valid()):
        page.status = 400
        return page
    typed = [row for line in page.lines if (row := line.form.typed()) is not None]
    if not typed:
        page.reasons, page.status = [Reason("score.nothing_typed")], 400
        return page
    inputs: dict[str, Any] = {"values": typed}
    if page.aims is not None:
        inputs["aims"] = page.aims.cleaned_data["aims"]
    _run(request, sheet, page, inputs, stage)
    return page


def _line(item: Item, stage: Stage, marks: queries.Marks, sent: Any) -> Line:
    order = (Stage.PLAN, *queries.ORDER)
    earlier = [
        (one, marks[one.value, item.code]) for one in order[: order.index(stage)] if (one.value, item.code) in marks
    ]
    own = marks.get((stage.value, item.code))
    standing = own or (earlier[-1][1] if earlier and earlier[-1][0] is not Stage.PLAN else None)
    line = Line(ItemForm(item, stage, sent, _shown(standing, own)))
    line.before = [(str(one.label), mark_told(item, row), _notes(row)) for one, row in earlier]
    return line


def _shown(standing: GivenMark | None, own: GivenMark | None) -> dict[str, Any]:
    mark = queries.mark_of(standing)
    shown = {name: getattr(mark, name) for name in ("plan", "actual", "grade", "points", "count")}
    return shown | ({"reason": own.reason, "evidence": own.evidence} if own is not None else {})


def _notes(row: GivenMark) -> str:
    return " · ".join(text for text in (row.given_by, row.reason, row.evidence) if text)


def _run(request: HttpRequest, sheet: EmulationSheet, page: FillPage, inputs: dict[str, Any], stage: Stage) -> None:
    version = request.POST.get("version", "")
    try:
        perform(
            ACT[stage], actor=actor(request), subject=sheet.pk, inputs=inputs,
            version=int(version) if version.isdecimal() and len(version) < 10 else None,
            key=request.POST.get("idempotency_key", "")[:90],
        )  # fmt: skip
        page.done = True
    except Stale:
        page.reasons, page.status = [Reason("stale")], 409
    except (Refused, NotPermitted) as no:
        page.status = 403 if isinstance(no, NotPermitted) else 409
        forms_of = {line.form.item.code: line.form for line in page.lines}
        for reason in no.reasons:
            found = forms_of.get(str(reason.data.get("item", "")))
            (found.reasons if found is not None else page.reasons).append(reason)
