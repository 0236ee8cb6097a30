"""A dossier walked through a process on a page: choose a case, answer each stage, see days, people and the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.base.years import near
from backend.catalogue.process_findings import faults_of
from backend.catalogue.queries import award_label, awards_known, process_value
from backend.organisation.models import Unit
from backend.procedures.models import ProcessDraft
from backend.procedures.queries import named, process_editions
from backend.procedures.stage_pages import VIEW, draft_url
from backend.procedures.trials import Case, Step, Trial, awarding_of, trial
from backend.rest.actors import actor
from backend.web.forms import DAY_FORMATS, DayInput
from backend.web.pages import get_subject, signed_in
from workflows.facts import NomineeKind
from workflows.labels import label
from workflows.processes import navigation
from workflows.processes.schema import Process
from workflows.processes.simulating import LONGEST, Answer, AnswerKind, Visited

ANSWERS = {
    AnswerKind.PASS: gettext_lazy("đồng ý"),
    AnswerKind.SUPPLEMENT: gettext_lazy("yêu cầu bổ sung, rồi đồng ý"),
    AnswerKind.SEND_BACK: gettext_lazy("chuyển lại bước trước"),
    AnswerKind.REFUSE: gettext_lazy("không đồng ý"),
}


class CaseForm(forms.Form):
    """Which case is walked through."""

    award = forms.ChoiceField(label=gettext_lazy("Danh hiệu, hình thức khen"))
    nominee_kind = forms.ChoiceField(label=gettext_lazy("Đối tượng"))
    received_on = forms.DateField(
        label=gettext_lazy("Ngày tiếp nhận"), input_formats=DAY_FORMATS, widget=DayInput(), validators=[near]
    )  # fmt: skip
    unit = forms.ModelChoiceField(Unit.objects.none(), label=gettext_lazy("Đơn vị đề nghị"))

    def __init__(self, process: Process, data: Any, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        day, known = clock.today(), awards_known()
        codes = dict.fromkeys([*process.awards, *known])
        self.fields["award"].choices = [(code, said(award_label(code))) for code in codes]  # type: ignore[attr-defined]
        self.fields["nominee_kind"].choices = [(k.value, said(label(k))) for k in NomineeKind]  # type: ignore[attr-defined]
        units = Unit.objects.exclude(valid_to__lt=day).filter(valid_from__lte=day).order_by("name")
        self.fields["unit"].queryset = units  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Asked:
    """One visit on the page with the choices that the process allows there."""

    step: Step
    key: str
    kinds: list[tuple[str, str, bool]]
    targets: list[tuple[str, str, bool]]
    waits: int
    took: str


@signed_in
def draft_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Walk a dossier through a draft."""
    draft = get_subject(request, ProcessDraft, pk, VIEW)
    found = {"title": str(draft), "back": draft_url(draft), "findings_url": draft_url(draft)}
    return _page(request, draft.process, draft.unit, found)


@signed_in
def edition_trial(request: HttpRequest, pk: int) -> HttpResponse:
    """Walk a dossier through a published version."""
    edition = visible(process_editions(), actor(request), "catalogue.view").filter(pk=pk).first()
    if edition is None:
        raise Http404
    home = reverse("procedures:home")
    found = {"title": named(edition), "back": reverse("catalogue:edition", args=[pk]), "findings_url": home}
    return _page(request, process_value(edition), None, found)


def _page(request: HttpRequest, process: Process, body: Unit | None, context: dict[str, Any]) -> HttpResponse:
    awarding = body or awarding_of(process)
    faults = len(faults_of(process, clock.today()))
    unit = Unit.objects.filter(parent=awarding, valid_to__isnull=True).order_by("name").first() or awarding
    initial: dict[str, Any] = {
        "award": process.awards[0] if process.awards else "", "nominee_kind": "individual",
        "received_on": clock.today(), "unit": unit.pk if unit is not None else None,
    }  # fmt: skip
    given = request.GET if "award" in request.GET else None
    form = CaseForm(process, given, initial)
    context |= {"form": form, "process": process, "faults": faults}
    if faults or awarding is None or (given is not None and not form.is_valid()):
        return render(
            request, "procedures/trial.html", context, status=400 if given is not None and not faults else 200
        )
    data = form.cleaned_data if given is not None else initial | {"unit": unit}
    if data["unit"] is None:
        return render(request, "procedures/trial.html", context)
    case = Case(data["award"], data["nominee_kind"], data["received_on"], data["unit"], awarding)
    found = trial(process, case, answers_of(request.GET), clock.today())
    context |= {"trial": found, "asked": _asked(process, found, request.GET), "ending": _ending(found)}
    return render(request, "procedures/trial.html", context)


def _ending(found: Trial) -> str:
    return _("Hồ sơ đi hết quy trình.") if found.walk.ending.value == "done" else _("Hồ sơ không được thông qua.")


def key_of(code: str, attempt: int) -> str:
    """What the fields of one visit are called."""
    return f"{code}.{attempt}"


def answers_of(given: QueryDict) -> dict[Visited, Answer]:
    """The answers that a page sent, by visit; what cannot be read passes."""
    found: dict[Visited, Answer] = {}
    for name in given:
        if name.startswith("a."):
            code, _dot, attempt = name.removeprefix("a.").rpartition(".")
            chosen = str(given[name])
            if attempt.isdecimal() and len(attempt) < 4 and chosen in set(AnswerKind):
                key = key_of(code, int(attempt))
                took, waits = _number(given.get(f"t.{key}", "")), _number(given.get(f"w.{key}", ""))
                kind = AnswerKind(chosen)
                found[code, int(attempt)] = Answer(kind, took, waits or 0, given.get(f"b.{key}", ""))
    return found


def _number(text: str) -> int | None:
    return min(int(text), LONGEST) if text.isdecimal() and len(text) < 6 else None


def _asked(process: Process, found: Trial, given: QueryDict) -> list[Asked]:
    rows = []
    for step in found.steps:
        key, targets = key_of(step.visit.code, step.visit.attempt), navigation.return_targets(process, step.stage.code)
        kinds = [k for k in AnswerKind if targets or k is not AnswerKind.SEND_BACK]
        rows.append(
            Asked(
                step, key, [(k.value, str(ANSWERS[k]), k is step.visit.answer) for k in kinds],
                [(t.code, said(t.title), t.code == step.visit.to) for t in targets],
                _number(given.get(f"w.{key}", "")) or 5, given.get(f"t.{key}", "")[:5],
            )
        )  # fmt: skip
    return rows
