"""JSON inputs are taken as the document says, never guessed: a number is no text, an unknown field is no input."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _
from rest_framework import serializers
from rest_framework.exceptions import ErrorDetail

from backend.base.years import FAR, FIRST_YEAR, LAST_YEAR, YEARS

LARGEST = 2**63 - 1
SMALLEST = -(2**63)
Faults = dict[str, Any]


def _is_integer(value: Any) -> bool:
    if isinstance(value, bool):
        return False
    whole = isinstance(value, int) or (isinstance(value, float) and value.is_integer())
    return whole and SMALLEST <= value <= LARGEST


def _fault(code: str, text: str) -> list[ErrorDetail]:
    return [ErrorDetail(text, code=code)]


def _far(value: str) -> list[ErrorDetail]:
    """A day, or the day of a moment, of a year that nobody means; what cannot be read is left to the field."""
    found = re.match(r"\s*(\d{4})-", value)
    if found is None or FIRST_YEAR <= int(found[1]) <= LAST_YEAR:
        return []
    return _fault("far_year", str(FAR) % YEARS)


def _scalar_fault(field: serializers.Field[Any, Any, Any, Any], value: Any) -> list[ErrorDetail]:
    match field:
        case serializers.BooleanField():
            right, text = isinstance(value, bool), _("Ghi true hoặc false.")
        case serializers.IntegerField() | serializers.PrimaryKeyRelatedField():
            right, text = _is_integer(value), _("Ghi một số nguyên, không để trong ngoặc kép.")
        case serializers.ChoiceField() if all(_is_integer(choice) for choice in field.choices):
            right, text = _is_integer(value), _("Ghi một số nguyên, không để trong ngoặc kép.")
        case serializers.ChoiceField():
            right, text = isinstance(value, str), _("Ghi một chuỗi ký tự.")
        case serializers.CharField() | serializers.DateField() | serializers.DecimalField():
            most = getattr(field, "max_length", None)
            if isinstance(value, str) and most is not None and len(value) > most:  # blanks around it count as well
                return _fault("max_length", _("Viết không quá %(most)s ký tự.") % {"most": most})
            right, text = isinstance(value, str), _("Ghi một chuỗi ký tự.")
            if isinstance(field, serializers.DateField) and isinstance(value, str):
                return _far(value)
        case serializers.DateTimeField() if isinstance(value, str):
            return _far(value)
        case _:
            return []
    return [] if right else _fault("wrong_type", text)


def _each(child: Any, values: Any, named: bool) -> Any:
    pairs = values.items() if named else enumerate(values)
    found = {key: fault for key, value in pairs if (fault := _faults(child, value))}
    return {str(key): fault for key, fault in found.items()}


def _faults(field: Any, value: Any) -> Any:
    """What is wrong with one value; empty when nothing. Null is left to the field itself."""
    if value is None:
        return []
    match field:
        case serializers.ListSerializer() | serializers.ListField() | serializers.ManyRelatedField():
            child = field.child_relation if isinstance(field, serializers.ManyRelatedField) else field.child
            return _each(child, value, named=False) if isinstance(value, list) else []
        case serializers.DictField():
            return _each(field.child, value, named=True) if isinstance(value, Mapping) else []
        case serializers.BaseSerializer():
            return faults(field, value) if isinstance(value, Mapping) else []
    return _scalar_fault(field, value)


def _unknown(names: Iterable[str]) -> Faults:
    return {name: _fault("unknown_field", _("Không có trường này.")) for name in names}


def faults(inputs: Any, data: Mapping[str, Any]) -> Faults:
    """Unknown fields and values of the wrong JSON type, by field."""
    known = {name: field for name, field in inputs.fields.items() if not field.read_only}
    unknown = _unknown(name for name in data if name not in known)
    wrong = {name: found for name, value in data.items() if name in known and (found := _faults(known[name], value))}
    return unknown | wrong


def far_days(inputs: Any, data: Mapping[str, Any]) -> Faults:
    """The days of a form or a query that lie in a year that nobody means, by field."""
    days = (serializers.DateField, serializers.DateTimeField)
    asked = [name for name, field in inputs.fields.items() if isinstance(field, days) and name in data]
    return {name: fault for name in asked if (fault := _far(str(data[name])))}


def read(inputs: type[serializers.Serializer[Any]], data: Any, context: Mapping[str, Any]) -> dict[str, Any]:
    """The validated inputs of a request; raises ValidationError with every fault by field."""
    if not isinstance(data, Mapping):
        raise serializers.ValidationError(_fault("invalid", _("Nội dung gửi đến phải là một đối tượng JSON.")))
    given = inputs(data=data, context=dict(context))
    form = isinstance(data, QueryDict)
    found = _unknown(set(data) - set(given.fields)) | far_days(given, data) if form else faults(given, data)
    if found:
        raise serializers.ValidationError(found)
    given.is_valid(raise_exception=True)
    return dict(given.validated_data)
