"""The form of one stage on a page: made from the act's inputs, every code chosen by its words, in short sections."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.base import clock
from backend.base.reasons import said
from backend.catalogue.queries import widest_pack
from backend.organisation.models import Unit
from backend.procedures.findings import FindingTold
from backend.procedures.serializers import StageInputs
from backend.web.forms import InputsForm, form_class
from workflows.processes import editing
from workflows.processes.schema import FROM_AWARD, Process

SECTIONS = (
    (gettext_lazy("Bước này là gì"), "", ("kind", "title_vi", "title_en", "beside")),
    (gettext_lazy("Công khai danh sách"), "publication", ("shown_days", "audience", "keep_comments")),
    (gettext_lazy("Lấy ý kiến"), "consultation", ("consulted", "question", "silence")),
    (
        gettext_lazy("Ai làm"), "",
        ("owner_role", "owner_unit", "deputy", "alternate_role", "alternate_unit", "independent"),
    ),
    (gettext_lazy("Trong bao lâu"), "", ("days", "counting", "pauses", "clock_basis", "clock_source", "clock_status")),
    (gettext_lazy("Cần gì để xong"), "", ("papers", "guards", "vote_rule")),
    (gettext_lazy("Chuyển lại"), "", ("returns_to", "max_returns")),
    (gettext_lazy("Căn cứ"), "", ("basis", "source", "status", "note")),
)  # fmt: skip
"""Title, the only kind of stage that has the section (empty: every kind), fields."""
START = {
    "owner_unit": "appraising", "owner_role": "appraiser", "alternate_unit": "appraising",
    "alternate_role": "appraiser", "deputy": True, "kind": "appraisal", "clock_basis": "", "keep_comments": 30,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One field with what the linter says of it: what must be mended, and what is worth a second look."""

    name: str
    bound: Any
    findings: tuple[dict[str, str], ...]
    advice: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A few fields that belong together; those of one `kind` only show where that kind is chosen, or for a fault."""

    title: str
    kind: str
    rows: tuple[Row, ...]


def stage_form(
    process: Process, code: str, data: Any = None, initial: Mapping[str, Any] | None = None, after: str = ""
) -> InputsForm:  # fmt: skip
    """The form of a stage of a process; `code` is empty for a new one, which stands behind `after` or at the end."""
    form = form_class(StageInputs)(data, initial=dict(initial or {}))
    form.fields["returns_to"] = _ticks(form, "returns_to", _earlier(process, code, after))
    form.fields["vote_rule"] = _select(form, "vote_rule", _rules(str((initial or {}).get("vote_rule") or "")))
    form.fields["consulted"] = forms.MultipleChoiceField(
        choices=_units(), required=False, label=form.fields["consulted"].label,
        widget=forms.SelectMultiple(attrs={"size": 6}), help_text=_("Để trống: người phụ trách bước tự chọn khi hỏi."),
    )  # fmt: skip
    needed(form, {"clock_basis": _("cần khi ghi thời hạn"), "vote_rule": _("cần cho bước bỏ phiếu")})
    form.use_required_attribute = False
    return form


def needed(form: InputsForm, when: Mapping[str, str]) -> None:
    """Say of fields that may stay empty while drafting when the linter asks for them."""
    for name, told in when.items():
        form.fields[name].need = told  # type: ignore[attr-defined]


def _ticks(form: InputsForm, name: str, choices: list[tuple[str, str]]) -> forms.Field:
    return forms.MultipleChoiceField(
        choices=choices, required=False, widget=forms.CheckboxSelectMultiple, label=form.fields[name].label,
        help_text=form.fields[name].help_text,
    )  # fmt: skip


def _select(form: InputsForm, name: str, choices: list[tuple[str, str]]) -> forms.Field:
    return forms.ChoiceField(choices=choices, required=False, label=form.fields[name].label)


def _earlier(process: Process, code: str, after: str) -> list[tuple[str, str]]:
    """The stages that stand before this one, and whatever it already sends back to."""
    found = []
    for step in editing.steps(process.stages):
        if any(item.code == code for item in step):
            break
        found += [(item.code, said(item.title)) for item in step]
        if after and any(item.code == after for item in step):
            break
    own = editing.find(process, code).returns_to if code else ()
    known = {key for key, _name in found}
    return found + [(i.code, said(i.title)) for i in process.stages if i.code in own and i.code not in known]


def _rules(current: str) -> list[tuple[str, str]]:
    """The vote rules of the pack in force and of overlays by their names."""
    pack = widest_pack(clock.today())
    rules = pack.vote_rules if pack is not None else ()
    found = [("", _("– bước này không bỏ phiếu –")), (FROM_AWARD, _("theo từng danh hiệu, hình thức khen"))]
    found += [(rule.code, said(rule.title)) for rule in rules]
    return found if current in dict(found) else [*found, (current, _("quy tắc không còn trong bộ quy định"))]


def _units() -> list[tuple[str, str]]:
    day = clock.today()
    rows = Unit.objects.exclude(valid_to__lt=day).filter(valid_from__lte=day)
    return list(rows.order_by("name").values_list("code", "name"))


def sections(form: InputsForm, findings: Iterable[FindingTold], *, live: bool = False) -> list[Section]:
    """The form in sections, each finding beside its field; those of no field stand with the kind.

    While somebody types (`live`) what cannot be read stands there too; what is still empty is not called a fault yet.
    """
    told: dict[str, list[dict[str, str]]] = {}
    advice: dict[str, list[dict[str, str]]] = {}
    for one in findings:
        row = {"text": one.told.says, "next": one.told.next}
        (told if one.blocks else advice).setdefault(one.field or "kind", []).append(row)
    for name, faults in form.errors.as_data().items() if live else ():
        told.setdefault(name, []).extend(
            {"text": text, "next": ""} for fault in faults if fault.code != "required" for text in fault.messages
        )
    return [
        Section(str(title), kind, tuple(_row(name, form[name], told, advice) for name in names))
        for title, kind, names in SECTIONS
    ]


def _row(name: str, bound: Any, *told: Mapping[str, list[dict[str, str]]]) -> Row:
    faults, advice = (tuple(one.get(name, ())) for one in told)
    return Row(name, bound, faults, advice)
