"""Pages of those who hold surveys: the lists, one survey, its codes to hand out, the sample size, question sets."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache

from backend.acts.offers import Offer
from backend.audit.queries import timeline
from backend.base.scopes import visible
from backend.rest.actors import actor
from backend.surveys.models import QuestionSet, Survey
from backend.surveys.printing import invitations
from backend.surveys.queries import handed_out
from backend.surveys.result_pages import method_words
from backend.surveys.results import forms_by_unit
from backend.surveys.services.question_sets import option_line
from backend.web.attempts import attempt
from backend.web.forms import NumberField
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import scope
from workflows.rules.survey_sample import USUAL_MARGIN, samples
from workflows.rules.survey_scores import Forms

PER_PAGE = 30
ON_PAGES = frozenset({"survey.make_links", "survey.void_links", "survey.count", "survey.remove_group"})


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The surveys in reach and those whose results are published."""
    who = actor(request)
    rows = visible(Survey.objects.select_related("unit"), who, "survey.view")
    published = Survey.objects.filter(state="published").select_related("unit")
    held = not scope(who, "survey.view").empty
    page = Paginator(rows if held else published, PER_PAGE).get_page(request.GET.get("page"))
    may = {name: not scope(who, f"{name}.create").empty for name in ("survey", "question_set")}
    return render(request, "surveys/home.html", {"page": page, "held": held, "may": may})


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Plan a survey."""
    return create_view(request, "survey.create", after=lambda pk: reverse("surveys:survey", args=[pk]))


@signed_in
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey: whom it asks about what, how many forms came of how many wanted, what may be done."""
    found = get_subject(request, Survey, pk, "survey.view")
    groups = list(found.groups.select_related("question_set"))
    units = list(found.units.order_by("path"))
    handed, offers = handed_out(found), offers_for(request, found)
    shown = []
    for group in groups:
        forms_in = forms_by_unit(group)
        rows = [(u, forms_in.get(u.pk, Forms()), handed.get((group.pk, u.pk))) for u in units]
        online = sum(told.used for _u, _f, told in rows if told is not None)
        valid = sum(f.valid for _u, f, _h in rows)
        came = valid + (online if found.state in ("planned", "open") else 0)
        shown.append({"group": group, "rows": rows, "valid": valid, "online": online, "came": came})
    context = {
        "survey": found,
        "groups": shown,
        "offers": [offer for offer in offers if offer.act.name not in ON_PAGES and timely(offer)],
        "may_hand_out": any(o.open for o in offers if o.act.name == "survey.make_links"),
        "may_count": any(o.open for o in offers if o.act.name == "survey.count"),
        "texts": _texts(found, groups),
        "events": timeline(("survey", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "surveys/survey.html", context)


def timely(offer: Offer) -> bool:
    """Whether an act belongs to the state: open, or closed for something that can be mended."""
    return offer.open or any(reason.code != "state.wrong" for reason in offer.reasons)


def _texts(found: Survey, groups: list[Any]) -> list[tuple[Any, str, list[str]]]:
    """Free answers for those who hold the survey, of units where enough answered; sorted, never published."""
    if found.closed_at is None:
        return []
    told = []
    for group in groups:
        enough = {unit for unit, forms_in in forms_by_unit(group).items() if forms_in.valid >= found.minimum}
        rows: dict[str, list[str]] = {}
        for row in group.texts.filter(unit__in=enough).select_related("unit"):
            rows.setdefault(row.unit.name, []).append(row.text)
        told += [(group, unit, texts) for unit, texts in rows.items()]
    return told


@never_cache
@signed_in
def links(request: HttpRequest, pk: int) -> HttpResponse:
    """Make one-time codes and show them this once, as slips to cut out; what is left unused may be voided."""
    found = get_subject(request, Survey, pk, "survey.make_links")
    act = "survey.void_links" if request.POST.get("act") == "survey.void_links" else "survey.make_links"
    tried = attempt(request, act, found)
    if tried.form is not None:
        tried.form.fields["group"].queryset = found.groups.all()  # type: ignore[attr-defined]
        tried.form.fields["unit"].queryset = found.units.order_by("path")  # type: ignore[attr-defined]
    if tried.done and act == "survey.void_links":
        return redirect("surveys:links", pk)
    if tried.done and tried.outcome is not None and tried.outcome.result is not None:
        assert tried.form is not None
        given = tried.form.cleaned_data
        slips = invitations(tried.outcome.result["codes"])
        context = {"survey": found, "slips": slips, "unit": given["unit"], "group": given["group"]}
        return render(request, "surveys/slips.html", context)
    handed = handed_out(found)
    names = {(g.pk, u.pk): (g, u) for g in found.groups.all() for u in found.units.all()}
    rows = [(*names[key], told) for key, told in sorted(handed.items()) if key in names]
    context = {"survey": found, "tried": tried, "rows": rows, "repeated": tried.done, "act": act}
    return render(request, "surveys/links.html", context, status=tried.status)


class SampleForm(forms.Form):
    """The populations, a line each, and the margin of error."""

    populations = forms.CharField(
        max_length=4000, label=gettext_lazy("Các nhóm"), widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("Mỗi dòng một nhóm: tên nhóm, dấu = rồi số người, như: Người dân = 12.400"),
    )  # fmt: skip
    margin = NumberField(
        label=gettext_lazy("Sai số e (%)"), max_digits=5, decimal_places=2, min_value=Decimal("0.01"),
        max_value=Decimal(100), initial=USUAL_MARGIN,
    )  # fmt: skip

    def clean_populations(self) -> list[tuple[str, int]]:
        """Name and number of each line; ValidationError for a line without a whole number."""
        found: list[tuple[str, int]] = []
        for line in self.cleaned_data["populations"].splitlines():
            name, _sign, number = line.strip().rpartition("=")
            bare = number.strip().replace(".", "").replace(" ", "")
            if not line.strip():
                continue
            if not (bare.isascii() and bare.isdecimal() and len(bare) < 11):
                text = _("Dòng “%(line)s” không có số người nguyên.") % {"line": line.strip()[:60]}
                raise forms.ValidationError(text)
            found.append((name.strip() or _("Nhóm %(n)d") % {"n": len(found) + 1}, int(bare)))
        return found[:200]


@signed_in
def sample_size(request: HttpRequest) -> HttpResponse:
    """How many forms each group needs: n = N / (1 + N e²)."""
    form = SampleForm(request.GET if "populations" in request.GET else None)
    rows: list[Any] = []
    total = None
    if form.is_valid():
        named = form.cleaned_data["populations"]
        found = samples(tuple(n for _name, n in named), form.cleaned_data["margin"])
        rows = [{"name": name, "sample": one} for (name, _n), one in zip(named, found, strict=True)]
        total = sum(one.size for one in found)
    return render(request, "surveys/sample.html", {"form": form, "rows": rows, "total": total})


@signed_in
def question_sets(request: HttpRequest) -> HttpResponse:
    """The question sets in reach."""
    who = actor(request)
    rows = visible(QuestionSet.objects.select_related("unit").defer("text"), who, "question_set.view")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    may = not scope(who, "question_set.create").empty
    return render(request, "surveys/question_sets.html", {"page": page, "may": may})


@signed_in
def draft(request: HttpRequest) -> HttpResponse:
    """Begin a question set."""
    return create_view(request, "question_set.create", after=lambda pk: reverse("surveys:question_set", args=[pk]))


@signed_in
def question_set(request: HttpRequest, pk: int) -> HttpResponse:
    """One question set as people will answer it, with its method, its faults and what may be done."""
    found = get_subject(request, QuestionSet, pk, "question_set.view")
    offers = offers_for(request, found)
    context = {
        "row": found,
        "form": found.form,
        "methods": method_words(found.form),
        "offers": [o for o in offers if o.act.name != "question_set.put" and timely(o)],
        "may_put": any(o.open for o in offers if o.act.name == "question_set.put"),
        "events": timeline(("question_set", found.pk)),
        "specimen": found.illustrative,
    }
    return render(request, "surveys/question_set.html", context)


@signed_in
def put(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a question: a new one, or a known one with what stands in it."""
    found = get_subject(request, QuestionSet, pk, "question_set.put")
    tried = attempt(request, "question_set.put", found, _typed(found, request.GET.get("cau", "")))
    if tried.done:
        return redirect("surveys:question_set", pk)
    return render(request, "surveys/put.html", {"row": found, "tried": tried}, status=tried.status)


def _typed(found: QuestionSet, code: str) -> dict[str, Any]:
    for element in found.form.elements:
        for question in element.questions:
            if question.code == code:
                return {
                    "element": element.code, "element_title": element.title_vi, "element_leaf": element.leaf,
                    "code": code, "text_vi": question.text_vi, "text_en": question.text_en,
                    "asked": question.asked.value, "required": question.required, "scored": question.scored,
                    "leaf": question.leaf, "options": "\n".join(map(option_line, question.options)),
                }  # fmt: skip
    if code:
        raise Http404
    return {"required": True, "scored": True}
