"""The accountant's lists: what each honoured gets by a decision, with its basis, totals and an Excel file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Paginator
from django.db.models import Count, Q, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from backend.decisions import queries, sheets
from backend.decisions.models import Decision, DecisionRow
from backend.decisions.pages import PER_PAGE, visible_decisions
from backend.web.pages import signed_in
from workflows.lifecycles.decision import DecisionState

NUMBERED = (DecisionState.NUMBERED.value, DecisionState.ISSUED.value)


@dataclass(frozen=True)
class Total:
    """How many rows, what they sum to, and how many have no prize that is settled."""

    rows: int
    amount: int
    missing: int


def total(rows: Sequence[DecisionRow]) -> Total:
    """The totals of a list."""
    known = [row.prize for row in rows if row.prize is not None]
    return Total(len(rows), sum(known), len(rows) - len(known))


@signed_in
def prizes(request: HttpRequest) -> HttpResponse:
    """Numbered and issued decisions with their sums."""
    kept = Q(rows__struck=False)
    rows = visible_decisions(request, "prize.view").filter(state__in=NUMBERED)
    rows = rows.annotate(
        kept=Count("rows", filter=kept),
        amount=Sum("rows__prize", filter=kept),
        missing=Count("rows", filter=kept & Q(rows__prize__isnull=True)),
    ).order_by("-decided_on", "-pk")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "decisions/prizes.html", {"page": page})


def _list(request: HttpRequest, pk: int) -> tuple[Decision, list[DecisionRow]]:
    decision = get_object_or_404(visible_decisions(request, "prize.view"), pk=pk)
    rows = list(queries.kept_rows(decision))
    packs = queries.packs_of_rows(rows)
    for row in rows:
        row.award_name = queries.award_name(row, packs)  # type: ignore[attr-defined]
    return decision, rows


@signed_in
def prize_list(request: HttpRequest, pk: int) -> HttpResponse:
    """One decision's prizes."""
    decision, rows = _list(request, pk)
    return render(request, "decisions/prize_list.html", {"decision": decision, "rows": rows, "total": total(rows)})


@signed_in
def prize_workbook(request: HttpRequest, pk: int) -> HttpResponse:
    """The same list as an Excel file."""
    decision, rows = _list(request, pk)
    heads = [_("STT"), _("Họ tên, tập thể"), _("Chức vụ, đơn vị"), _("Hình thức khen"), _("Tiền thưởng (đồng)"),
             _("Cách tính")]  # fmt: skip
    cells: list[list[sheets.Cell]] = [
        [
            row.ordinal,
            row.nomination.nominee_name,
            row.nomination.position,
            str(getattr(row, "award_name", row.award)),
            row.prize if row.prize is not None else _("chưa xác định"),
            row.prize_basis,
        ]
        for row in rows
    ]
    cells.append(["", _("Tổng cộng"), "", "", total(rows).amount, ""])
    title = _("Tiền thưởng theo Quyết định %(number)s") % {"number": decision}
    return sheets.download(sheets.workbook(title, heads, cells), f"tien-thuong-{decision.code}.xlsx")
