"""Acts from pages: read the form, run the act, and hand back the form with every reason when it did not happen.

>>> def sign(request, pk):
...     decision = get_subject(request, Decision, pk, "decision.view")
...     tried = attempt(request, "decision.sign", decision)
...     if tried.done:
...         return redirect("decisions:decision", pk)
...     return render(request, "decisions/sign.html", {"tried": tried, "decision": decision}, status=tried.status)
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.http import Http404, HttpRequest

from backend.acts.registry import REGISTER
from backend.acts.runner import Outcome, Result, perform, perform_each
from backend.base.lifecycle import Stale
from backend.base.reasons import sentence
from backend.rest.actors import actor
from backend.web.forms import InputsForm, form_class
from permissions.check import NotPermitted
from workflows.engine import Reason, Refused


@dataclass(slots=True)
class Attempt:
    """What came of an act asked on a page; on GET only the empty form."""

    act: str
    form: InputsForm | None
    outcome: Outcome | None = None
    reasons: tuple[Reason, ...] = ()
    status: int = 200
    results: dict[Any, Result] = field(default_factory=dict)

    @property
    def done(self) -> bool:
        """Whether the act was done now (or before, by the same press of the button)."""
        return self.outcome is not None


def read_form(
    request: HttpRequest, act: str, initial: Mapping[str, Any] | None = None, *, asked: bool = True
) -> InputsForm | None:
    """The form of an act's inputs, bound on POST if it was asked there; None for an act that asks for nothing."""
    inputs = REGISTER[act].inputs
    if inputs is None:
        return None
    made = form_class(inputs, {"request": request})
    if request.method == "POST" and asked:
        return made(request.POST, request.FILES, initial=dict(initial or {}))
    return made(initial=dict(initial or {}))


def attempt(
    request: HttpRequest, act: str, subject: models.Model | None = None, initial: Mapping[str, Any] | None = None
) -> Attempt:
    """On POST do the act with what was typed; refusals come back as reasons with a fitting status, never as a fault."""
    tried = Attempt(act, read_form(request, act, initial))
    if request.method != "POST":
        return tried
    if tried.form is not None and not tried.form.is_valid():
        tried.status = 400
        return tried
    try:
        tried.outcome = perform(
            act,
            actor=actor(request),
            subject=subject.pk if subject is not None else None,
            version=_version(request),
            inputs=tried.form.cleaned_data if tried.form is not None else {},
            key=_key(request),
        )
        _advise(request, tried.outcome)
    except (Refused, NotPermitted) as no:
        tried.reasons, tried.status = _at_fields(tried.form, no.reasons), 403 if isinstance(no, NotPermitted) else 409
        tried.status = tried.status if tried.reasons else 400
    except Stale:
        tried.reasons, tried.status = (Reason("stale"),), 409
    except ObjectDoesNotExist as gone:
        raise Http404 from gone
    return tried


def _advise(request: HttpRequest, outcome: Outcome) -> None:
    """Tell on the next page what the act advises."""
    for reason in outcome.advice:
        messages.warning(request, sentence(reason))


def _at_fields(form: InputsForm | None, reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    """Put each reason that names its input beside that field; the others are left."""
    left = []
    for reason in reasons:
        name = str(reason.data.get("input", ""))
        if form is not None and name in form.fields:
            form.add_error(name, sentence(reason))
        else:
            left.append(reason)
    return tuple(left)


def do_or_reasons(
    request: HttpRequest, act: str, subject: models.Model, inputs: Mapping[str, Any]
) -> tuple[Outcome | None, tuple[Reason, ...], int]:
    """Do an act with inputs that a page read itself: the outcome, or reasons and a status.

    A form that sends the version it was made for is refused when somebody changed the subject meanwhile.
    """
    who, version, key = actor(request), _version(request), _key(request)
    try:
        outcome = perform(act, actor=who, subject=subject.pk, version=version, inputs=inputs, key=key)
        _advise(request, outcome)
        return outcome, (), 200
    except Stale:
        return None, (Reason("stale"),), 409
    except (Refused, NotPermitted) as no:
        return None, no.reasons, 403 if isinstance(no, NotPermitted) else 409


def attempt_each(request: HttpRequest, act: str, name: str = "row") -> Attempt:
    """On POST do the act on every ticked row; `results` has one entry per row."""
    tried = Attempt(act, read_form(request, act))
    if request.method != "POST":
        return tried
    if tried.form is not None and not tried.form.is_valid():
        tried.status = 400
        return tried
    inputs = tried.form.cleaned_data if tried.form is not None else {}
    rows = ticked(request.POST.getlist(name))
    try:
        found = perform_each(act, rows, actor=actor(request), inputs=inputs, key=_key(request))
    except Refused as no:
        found, tried.status = [Result(pk, done=False, reasons=no.reasons) for pk, _version in rows], 409
    tried.results = {result.subject_id: result for result in found}
    return tried


def ticked(values: Sequence[str]) -> list[tuple[int, int | None]]:
    """The ticked rows of a list, sent as "key" or "key:version"."""
    rows = []
    for value in values:
        key, _sep, version = value.partition(":")
        if key.isdecimal() and len(key) < 19:
            rows.append((int(key), int(version) if version.isdecimal() and len(version) < 10 else None))
    return rows


def _version(request: HttpRequest) -> int | None:
    given = request.POST.get("version", "")
    return int(given) if given.isdecimal() and len(given) < 10 else None


def _key(request: HttpRequest) -> str:
    return request.POST.get("idempotency_key", "")[:90]
