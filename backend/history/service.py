"""Where a person served on a day: the dated spans, else the one unit that is known."""

from __future__ import annotations

from datetime import date

from django.db.models import Q

from backend.organisation.models import Person, Unit


def unit_on(person: Person, day: date) -> Unit:
    """The unit of the newest span that holds on the day; the person's unit where no span says."""
    holds = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    span = person.service.filter(holds).select_related("unit").order_by("-valid_from", "-pk").first()
    return span.unit if span is not None else person.unit
