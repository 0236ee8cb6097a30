"""Pages of certificates: the register, the proofs of a decision, one certificate with its paper."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.audit.queries import timeline
from backend.base import clock
from backend.base.scopes import visible
from backend.certificates import printing, queries
from backend.certificates.models import Certificate
from backend.certificates.proofs import proof_list
from backend.decisions import sheets
from backend.decisions.models import Decision
from backend.papers.serving import answer, handed
from backend.papers.sniffing import PDF
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import offers_for, signed_in
from permissions.check import scope
from workflows.lifecycles.certificate import CERTIFICATE, CertificateState
from workflows.lifecycles.decision import DecisionState

PER_PAGE = 50
VIEW, EDIT = "certificate.view", "certificate.edit"
BULK = ("certificate.confirm", "certificate.issue", "certificate.correct")


def _reach(request: HttpRequest, rows: QuerySet[Certificate]) -> QuerySet[Certificate]:
    return visible(rows, actor(request), VIEW)


def _filtered(request: HttpRequest) -> tuple[QuerySet[Certificate], dict[str, str]]:
    asked = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "year", "state")}
    rows = _reach(request, queries.register())
    if asked["state"] in queries.REGISTERED:
        rows = rows.filter(state=asked["state"])
    if asked["year"].isdecimal() and len(asked["year"]) == 4:
        rows = rows.filter(register_year=int(asked["year"]))
    return (queries.found(rows, asked["q"]) if asked["q"] else rows), asked


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The register (sổ theo dõi): every paper that got a number."""
    rows, asked = _filtered(request)
    open_proofs = _reach(request, Certificate.objects.filter(state__in=["proof", "confirmed"]))
    context = {
        "page": Paginator(rows, PER_PAGE).get_page(request.GET.get("page")),
        "asked": asked,
        "states": [(state, CERTIFICATE.label(state)) for state in queries.REGISTERED],
        "decisions": Decision.objects.filter(pk__in=open_proofs.values("row__decision"))[:20],
        "query": request.GET.urlencode(),
    }
    return render(request, "certificates/home.html", context)


@signed_in
def workbook(request: HttpRequest) -> HttpResponse:
    """The register as filtered, as an Excel file of at most 20,000 rows."""
    rows, _asked = _filtered(request)
    heads = [_("Số sổ vàng"), _("Mã kiểm tra"), _("Họ tên, tập thể"), _("Chức vụ, đơn vị"), _("Hình thức khen"),
             _("Quyết định số"), _("Ngày quyết định"), _("Ngày cấp"), _("Trạng thái"), _("Ghi chú")]  # fmt: skip
    cells = ([*_cells(row)] for row in rows[:20_000])
    return sheets.download(sheets.workbook(_("Sổ theo dõi cấp bằng"), heads, cells), "so-theo-doi-cap-bang.xlsx")


def _cells(row: Certificate) -> list[sheets.Cell]:
    form, decision = row.printed_form, row.row.decision
    return [
        row.printed_number,
        row.code,
        f"{form['honorific']} {form['name']}".strip(),
        form["position"],
        form["award_name"].capitalize(),
        decision.full_number,
        decision.decided_on,
        clock.day(row.issued_at) if row.issued_at else None,
        CERTIFICATE.label(row.state).vi,
        row.end_reason,
    ]


def _decision(request: HttpRequest, pk: int) -> tuple[Decision, list[Certificate]]:
    """The decision with the reader's certificates on it; 404 for whoever sees neither."""
    rows = list(_reach(request, queries.listed().filter(row__decision=pk)).order_by("row__ordinal", "pk"))
    seen = visible(Decision.objects.all(), actor(request), "decision.view")
    decision = get_object_or_404(Decision.objects.all() if rows else seen, pk=pk)
    return decision, rows


@signed_in
def proofs(request: HttpRequest, pk: int) -> HttpResponse:
    """The proofs and papers of one decision: tick, then confirm, correct or issue."""
    decision, rows = _decision(request, pk)
    here = request.get_full_path()
    acts = [
        {"act": name, "url": reverse("bulk-act", args=[name])}
        for name in BULK
        if any(scope(actor(request), name).admits(row.place()) for row in rows[:1])
    ]
    context = {
        "decision": decision,
        "rows": rows,
        "acts": acts,
        "back": here,
        "waiting": sum(row.state == CertificateState.PROOF for row in rows),
        "unprepared": queries.unprepared(_preparable(request, pk))[pk],
    }
    return render(request, "certificates/proofs.html", context)


def _preparable(request: HttpRequest, pk: int) -> QuerySet[Decision]:
    issued = Decision.objects.filter(pk=pk, state=DecisionState.ISSUED.value)
    return visible(issued, actor(request), "certificate.prepare")


@signed_in
def proof_paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The proof list as a PDF."""
    decision, rows = _decision(request, pk)
    data = proof_list(decision, rows, clock.today(), actor(request).name)
    return handed(data, PDF, f"ban-do-{decision.code}", inline=True)


def _certificate(request: HttpRequest, pk: int, act: str = VIEW) -> Certificate:
    return get_object_or_404(visible(queries.listed(), actor(request), act), pk=pk)


@signed_in
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One certificate: what is printed, where it stands, its paper, what may be done."""
    certificate = _certificate(request, pk)
    context = {
        "certificate": certificate,
        "form": certificate.printed_form,
        "offers": _offers(request, certificate),
        "timeline": timeline(("certificate", certificate.pk)),
    }
    return render(request, "certificates/certificate.html", context)


def _offers(request: HttpRequest, certificate: Certificate) -> list[dict[str, Any]]:
    found = []
    for offer in offers_for(request, certificate):
        name = offer.act.name
        if certificate.lifecycle.wrong_state(name, certificate.state) is None:
            page = "certificates:edit" if name == EDIT else ""
            url = reverse(page, args=[certificate.pk]) if page else reverse("act", args=[name, certificate.pk])
            found.append({"act": name, "url": url, "reasons": offer.reasons})
    return found


@signed_in
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Mend the printed form of a proof, for whoever may."""
    certificate = _certificate(request, pk, EDIT)
    initial = {name: certificate.printed_form.get(name, "") for name in printing.EDITABLE}
    tried = attempt(request, EDIT, certificate, initial)
    if tried.done:
        return redirect("certificates:certificate", pk)
    return render(request, "certificates/edit.html", {"certificate": certificate, "tried": tried}, status=tried.status)


@signed_in
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """The issued paper, for whoever may see the certificate."""
    certificate = _certificate(request, pk)
    return answer(request, certificate.paper, f"bang-{certificate.code}", inline=True)
