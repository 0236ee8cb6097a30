"""From an act's inputs to a page's form: one declaration (a DRF serializer) serves the API and the page alike.

Labels and hints are carried over. Days are typed into the browser's own date field or by hand as dd/mm/yyyy; numbers
may be written 1.234,56. The form only reads what was typed; the serializer judges it, so both ways refuse alike.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, cast

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework import serializers

from backend.base import clock
from backend.base.years import near

DAY_FORMATS = ("%Y-%m-%d", "%d/%m/%Y", "%d/%m/%y", "%d-%m-%Y")
MOMENT_FORMATS = ("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M")
LONG = 200
LIMITS = {
    "min_value": gettext_lazy("Ghi số từ %(limit_value)s trở lên."),
    "max_value": gettext_lazy("Ghi số không quá %(limit_value)s."),
}


class DayInput(forms.DateInput):
    """The browser's date field."""

    input_type = "date"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%d")


def row_label(row: Any) -> str:
    """How a row is offered: one that has ended says until when, as two units may bear the same name in turn."""
    until = getattr(row, "valid_to", None)
    if until is None or until >= clock.today():
        return str(row)
    return _("%(name)s (đến %(day)s)") % {"name": row, "day": f"{until:%d/%m/%Y}"}


class RowField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """One row out of many."""

    def label_from_instance(self, obj: Any) -> str:
        """The row, and until when if it has ended."""
        return row_label(obj)


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows to tick."""

    def label_from_instance(self, obj: Any) -> str:
        """The row, and until when if it has ended."""
        return row_label(obj)


class MomentInput(forms.DateTimeInput):
    """The browser's field for day and time."""

    input_type = "datetime-local"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__(attrs, format="%Y-%m-%dT%H:%M")


class NumberField(forms.DecimalField):
    """An exact number, written 1234.5, 1234,5 or 1.234,5."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def to_python(self, value: Any) -> Any:
        """The number without Vietnamese separators; ValidationError when it is none."""
        if isinstance(value, str) and "," in value:
            value = value.replace(".", "").replace(",", ".")
        return super().to_python(value)


class LinesInput(forms.Textarea):
    """Lines in one box; a page that shows ticks instead sends the name several times."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """All that was sent under the name, a line each."""
        return "\n".join(data.getlist(name)) if hasattr(data, "getlist") else data.get(name)


class LinesField(forms.CharField):
    """A list, one item a line."""

    widget = LinesInput(attrs={"rows": 4})

    def to_python(self, value: Any) -> Any:
        """The lines that hold something."""
        return [line.strip() for line in (super().to_python(value) or "").splitlines() if line.strip()]


def _text(field: serializers.CharField, shared: dict[str, Any]) -> forms.Field:
    long = (field.max_length or LONG + 1) > LONG or field.style.get("base_template") == "textarea.html"
    widget = forms.Textarea(attrs={"rows": 4}) if long else forms.TextInput()
    return forms.CharField(max_length=field.max_length, min_length=field.min_length, widget=widget, **shared)


def _number(field: serializers.DecimalField, shared: dict[str, Any]) -> forms.Field:
    return NumberField(
        max_digits=field.max_digits,
        decimal_places=field.decimal_places,
        min_value=field.min_value,
        max_value=field.max_value,
        **shared,
    )


def _choice(field: serializers.ChoiceField, shared: dict[str, Any]) -> forms.Field:
    choices = [*field.choices.items()]
    if not field.required or field.allow_blank:
        choices = [("", _("– chưa chọn –")), *choices]
    return forms.ChoiceField(choices=choices, **shared)


def _file(field: serializers.FileField, shared: dict[str, Any]) -> forms.Field:
    kinds = field.style.get("accept", "")  # what the browser's own dialogue offers; the bytes are judged later
    widget = forms.FileInput(attrs={"accept": kinds} if kinds else {})
    return forms.FileField(widget=widget, allow_empty_file=field.allow_empty_file, **shared)


def _list(field: serializers.ListField, shared: dict[str, Any]) -> forms.Field:
    child = field.child
    if isinstance(child, serializers.ChoiceField):
        return forms.MultipleChoiceField(
            choices=[*child.choices.items()], widget=forms.CheckboxSelectMultiple, **shared
        )
    if isinstance(child, serializers.PrimaryKeyRelatedField):
        return _ticked_rows(child, shared)
    return LinesField(**shared)


def _related(field: serializers.PrimaryKeyRelatedField[Any], shared: dict[str, Any]) -> forms.Field:
    return RowField(queryset=field.get_queryset(), empty_label=_("– chưa chọn –"), **shared)


def _many_related(field: serializers.ManyRelatedField, shared: dict[str, Any]) -> forms.Field:
    return _ticked_rows(cast(Any, field.child_relation), shared)


def _ticked_rows(field: serializers.PrimaryKeyRelatedField[Any], shared: dict[str, Any]) -> forms.Field:
    return RowsField(queryset=field.get_queryset(), widget=forms.CheckboxSelectMultiple, **shared)


Maker = Callable[[Any, dict[str, Any]], forms.Field]
MAKERS: tuple[tuple[type[serializers.Field[Any, Any, Any, Any]], Maker], ...] = (
    (serializers.ManyRelatedField, _many_related),
    (serializers.PrimaryKeyRelatedField, _related),
    (serializers.MultipleChoiceField, lambda f, s: forms.MultipleChoiceField(
        choices=[*f.choices.items()], widget=forms.CheckboxSelectMultiple, **s)),
    (serializers.ChoiceField, _choice),
    (serializers.BooleanField, lambda f, s: forms.BooleanField(**(s | {"required": False}))),
    (serializers.IntegerField, lambda f, s: forms.IntegerField(
        min_value=f.min_value, max_value=f.max_value, error_messages=LIMITS, **s)),
    (serializers.DecimalField, _number),
    (serializers.DateTimeField, lambda f, s: forms.DateTimeField(
        input_formats=MOMENT_FORMATS, widget=MomentInput, validators=[near], **s)),
    (serializers.DateField, lambda f, s: forms.DateField(
        input_formats=DAY_FORMATS, widget=DayInput, validators=[near], **s)),
    (serializers.FileField, _file),
    (serializers.ListField, _list),
    (serializers.CharField, _text),
)  # fmt: skip


def form_field(field: serializers.Field[Any, Any, Any, Any]) -> forms.Field:
    """The form's field for one of the serializer's; TypeError for a kind that no page can ask."""
    required = field.required and not getattr(field, "allow_blank", False) and not field.allow_null
    shared = {"required": required, "label": field.label, "help_text": field.help_text or ""}
    if field.default is not serializers.empty and not callable(field.default):
        shared["initial"] = field.default
    for kind, make in MAKERS:
        if isinstance(field, kind):
            return make(field, shared)
    raise TypeError(f"{type(field).__name__} has no form field")


class InputsForm(forms.Form):
    """A form made from a serializer; `cleaned_data` is what the serializer accepted."""

    inputs: type[serializers.Serializer[Any]]
    serializer_context: Mapping[str, Any]

    def clean(self) -> dict[str, Any]:
        """Hand what was read to the serializer and put its faults beside their fields."""
        read = super().clean() or self.cleaned_data
        if self.errors:
            return dict(read)
        given = {name: _given(value) for name, value in read.items() if value not in (None, "")}
        judged = self.inputs(data=given, context=dict(self.serializer_context))
        if judged.is_valid():
            return dict(judged.validated_data)
        for name, faults in judged.errors.items():
            self.add_error(name if name in self.fields else None, [str(fault) for fault in _flat(faults)])
        return dict(read)


def _given(value: Any) -> Any:
    """What the serializer expects in the place of a read value: keys instead of rows."""
    if hasattr(value, "values_list"):
        return [row.pk for row in value]
    return value.pk if hasattr(value, "_meta") else value


def _flat(faults: Any) -> list[Any]:
    if isinstance(faults, Mapping):
        return [one for inner in faults.values() for one in _flat(inner)]
    return [one for inner in faults for one in _flat(inner)] if isinstance(faults, list | tuple) else [faults]


def offer_choices(form: InputsForm | None, subjects: Iterable[Any]) -> None:
    """Name what may be chosen where the inputs ask for a code: `offered(subjects)` of the inputs tells it by field."""
    offered = getattr(form.inputs, "offered", None) if form is not None else None
    if form is None or offered is None:
        return
    for name, choices in offered(list(subjects)).items():
        blank = [] if form.fields[name].required and len(choices) == 1 else [("", _("– chưa chọn –"))]
        form.fields[name].widget = forms.Select(choices=[*blank, *choices])


def form_class(inputs: type[serializers.Serializer[Any]], context: Mapping[str, Any] | None = None) -> type[InputsForm]:
    """The form class of an act's inputs; `context` goes to the serializer (querysets that depend on the request)."""
    asked = {
        name: form_field(field)
        for name, field in inputs(context=dict(context or {})).fields.items()
        if not field.read_only and not isinstance(field, serializers.HiddenField)
    }
    return type(
        f"{inputs.__name__}Form", (InputsForm,), asked | {"inputs": inputs, "serializer_context": context or {}}
    )
