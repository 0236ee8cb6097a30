"""The calendar as a page: a year at a glance, the days that differ, and declaring one."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from backend.base import clock
from backend.base.years import FIRST_YEAR, LAST_YEAR
from backend.calendars.days import Day, other_years, year
from backend.calendars.models import DeclaredDay
from backend.rest.actors import actor
from backend.web.pages import create_view, signed_in
from permissions.check import scope


@signed_in
def calendar(request: HttpRequest) -> HttpResponse:
    """A year of working days and days off."""
    if scope(actor(request), "catalogue.view").empty:
        raise PermissionDenied
    asked = request.GET.get("year", "")
    number = int(asked) if asked.isdecimal() and len(asked) == 4 else clock.today().year
    number = min(max(number, FIRST_YEAR), LAST_YEAR)
    days = year(number)
    context = {
        "year": number,
        "bounds": (FIRST_YEAR, LAST_YEAR),
        "others": other_years(number),
        "months": [_weeks(list(month)) for _n, month in groupby(days, lambda one: one.day.month)],
        "marked": [day for day in days if day.name],
        "may_declare": scope(actor(request), "declared_day.declare").everything,
        "withdrawn": DeclaredDay.objects.filter(day__year=number, withdrawn_at__isnull=False),
    }
    return render(request, "calendars/calendar.html", context)


def _weeks(days: list[Day]) -> dict[str, Any]:
    """A month as rows of seven, Monday first, None where another month's days would stand."""
    cells: list[Day | None] = [*[None] * days[0].day.weekday(), *days]
    cells += [None] * (-len(cells) % 7)
    return {"first": days[0].day, "weeks": [cells[n : n + 7] for n in range(0, len(cells), 7)]}


@signed_in
def declare(request: HttpRequest) -> HttpResponse:
    """Declare a day."""
    if not scope(actor(request), "declared_day.declare").everything:
        raise PermissionDenied
    to = reverse("calendars:home")
    return create_view(request, "declared_day.declare", after=lambda _made: to)
