"""The page form that assigns a task: the act's own inputs, and a share for each person of the lead unit."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest
from rest_framework import serializers

from backend.acts.runner import perform
from backend.organisation.models import Person, Unit
from backend.reform.serializers import AssignInputs
from backend.rest.actors import actor
from backend.web.forms import NumberField, form_class
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused

ASIDE = ("responsible", "lead_unit", "illustrative")


@dataclass(slots=True)
class Assigning:
    """What came of the form: the key of the made task, or the form again with its faults and reasons."""

    form: BaseForm
    shares: list[tuple[Person, str, str]]
    made: str | None = None
    reasons: tuple[Reason, ...] = ()
    status: int = 200
    faults: list[str] = field(default_factory=list)


def _inputs_without_people() -> type[serializers.Serializer[Any]]:
    kept = {name: f for name, f in AssignInputs._declared_fields.items() if name not in ASIDE}

    def validate(self: Any, data: dict[str, Any]) -> dict[str, Any]:
        return AssignInputs.validate(self, data)

    return type("AssignFormInputs", (serializers.Serializer,), {**kept, "validate": validate})


def assign_attempt(request: HttpRequest, unit: Unit) -> Assigning:
    """On POST assign the task; otherwise, or when refused, the form with everything that was typed."""
    made_form = form_class(_inputs_without_people(), {"request": request})
    people = Person.living.filter(unit=unit).order_by("sort_key")
    sent = request.method == "POST"
    form = made_form(request.POST) if sent else made_form()
    typed = [(person, f"share-{person.pk}", request.POST.get(f"share-{person.pk}", "")) for person in people]
    tried = Assigning(form, typed)
    if not sent:
        return tried
    responsible = _responsible(tried)
    if not form.is_valid() or tried.faults:
        tried.status = 400
        return tried
    inputs = {**form.cleaned_data, "lead_unit": unit, "responsible": responsible}
    try:
        key = request.POST.get("idempotency_key", "")[:90]
        tried.made = perform("reform_task.create", actor=actor(request), inputs=inputs, key=key).subject_id
    except (Refused, NotPermitted) as no:
        tried.reasons, tried.status = no.reasons, 403 if isinstance(no, NotPermitted) else 409
    return tried


def _responsible(tried: Assigning) -> list[dict[str, Any]]:
    reader = NumberField(min_value=Decimal("0.0001"), max_value=Decimal(1), max_digits=5, decimal_places=4)
    found = []
    for person, _name, text in tried.shares:
        if not text.strip():
            continue
        try:
            found.append({"person": person, "share": reader.clean(text)})
        except ValidationError as fault:
            tried.faults += [f"{person.full_name}: {text}" for text in fault.messages]
    return found
