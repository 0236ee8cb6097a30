"""Filters of lists: a day of the years that a typed day may lie in, true or false; any other is a 400 at its field."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, ClassVar

import django_filters
from django import forms
from django.db import models
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend, FilterSet

from backend.base.years import near

DAYS = {
    models.DateField: django_filters.DateFilter,
    models.DateTimeField: django_filters.IsoDateTimeFilter,
}


def _bounded(filter_class: Any) -> dict[str, Any]:
    return {"filter_class": filter_class, "extra": lambda _field: {"validators": [near]}}


class WhetherField(forms.Field):
    """True or false as the API writes them; what is not asked is None."""

    def clean(self, value: Any) -> bool | None:
        """Raises ValidationError for anything else, the empty text too."""
        if value not in (None, "true", "false"):
            raise forms.ValidationError(_("Ghi true hoặc false."), code="invalid")
        return None if value is None else value == "true"


class WhetherFilter(django_filters.BooleanFilter):
    """A filter by a column that is true or false."""

    field_class = WhetherField


class NearFilterSet(FilterSet):
    """The filters of a list by its fields, with days bounded and nothing but true or false for true or false."""

    FILTER_DEFAULTS: ClassVar[dict[Any, dict[str, Any]]] = (
        deepcopy(FilterSet.FILTER_DEFAULTS)
        | {field: _bounded(made) for field, made in DAYS.items()}
        | {models.BooleanField: {"filter_class": WhetherFilter}}
    )


class Filters(DjangoFilterBackend):
    """The back end of every list."""

    filterset_base = NearFilterSet
