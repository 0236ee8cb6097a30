"""Filters of lists: a day is asked within the years that a typed day may lie in; any other is a 400 at its field."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, ClassVar

import django_filters
from django.db import models
from django_filters.rest_framework import DjangoFilterBackend, FilterSet

from backend.base.years import near

DAYS = {
    models.DateField: django_filters.DateFilter,
    models.DateTimeField: django_filters.IsoDateTimeFilter,
}


def _bounded(filter_class: Any) -> dict[str, Any]:
    return {"filter_class": filter_class, "extra": lambda _field: {"validators": [near]}}


class NearFilterSet(FilterSet):
    """The filters of a list by its fields, with days bounded."""

    FILTER_DEFAULTS: ClassVar[dict[Any, dict[str, Any]]] = deepcopy(FilterSet.FILTER_DEFAULTS) | {
        field: _bounded(made) for field, made in DAYS.items()
    }


class Filters(DjangoFilterBackend):
    """The back end of every list."""

    filterset_base = NearFilterSet
