"""Pages of what people must still confirm: every edition that can judge, its open rows, and confirming them."""

from __future__ import annotations

from collections.abc import Iterable

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.catalogue import confirming
from backend.catalogue.models import Edition
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import get_subject, signed_in
from permissions.check import scope

ON_A_PAGE = 50
EARLIER = ("same", "changed")


@signed_in
def unconfirmed(request: HttpRequest) -> HttpResponse:
    """Every row that a person must still confirm, by edition; rows confirmed in an earlier version may be ticked."""
    every = confirming.counted(confirming.judging())
    asked = {name: request.GET.get(name, "").strip() for name in ("loai", "ban", "truoc", "q", "moi")}
    shown = [one for one in every if _asked_for(one, asked)]
    rows = confirming.matching((row for one in shown for row in one.open), asked["q"], asked["truoc"])
    page = Paginator(_ticked_once(rows), ON_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "counts": every,
        "shown": {one.edition.pk for one in shown},
        "total": sum(len(one.open) for one in every),
        "again": sum(one.again for one in every),
        "page": page,
        "asked": asked,
        "kinds": [(kind.value, kind.label) for kind in confirming.KINDS],
        "earlier": list(zip(EARLIER, (_("nội dung không đổi"), _("nội dung đã đổi")), strict=True)),
        "filtered": any(asked.values()),
        "may_confirm": scope(actor(request), "row.confirm").everything,
        "ticks": any(key for _row, key in page) and scope(actor(request), "row_confirmation.repeat").everything,
        "acts": [{"act": "row_confirmation.repeat", "url": reverse("bulk-act", args=["row_confirmation.repeat"])}],
        "back": request.get_full_path(),
    }
    return render(request, "catalogue/unconfirmed.html", context)


def _asked_for(one: confirming.Counted, asked: dict[str, str]) -> bool:
    edition = one.edition
    kind = not asked["loai"] or edition.kind == asked["loai"]
    return kind and (not asked["ban"] or str(edition.pk) == asked["ban"]) and (not asked["moi"] or one.newest)


def _ticked_once(rows: Iterable[confirming.OpenRow]) -> list[tuple[confirming.OpenRow, int | None]]:
    """Each row with the key that its tick sends; one confirmation serves all later versions, so it is ticked once."""
    seen: set[int] = set()
    found: list[tuple[confirming.OpenRow, int | None]] = []
    for one in rows:
        key = one.earlier.confirmation.pk if one.earlier is not None and one.earlier.same else None
        found.append((one, key if key not in seen else None))
        seen |= {key} if key is not None else set()
    return found


@signed_in
def confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm one row with the source in which it was read; what an earlier version said stands beside it."""
    found = get_subject(request, Edition, pk, "catalogue.view")
    code = request.POST.get("row") or request.GET.get("row", "")
    row, earlier = confirming.one_row(found, code)
    kept = {"source": earlier.confirmation.source} if earlier is not None and earlier.same else {}
    tried = attempt(request, "row.confirm", found, {"row": code} | kept)
    if tried.done:
        messages.success(request, _("Đã xác nhận. Từ nay quy định này có thể dùng để không chấp nhận một hồ sơ."))
        return redirect("catalogue:edition", pk)
    if tried.form is not None:
        tried.form.fields["row"].widget = forms.HiddenInput()
    context = {"edition": found, "row": row, "earlier": earlier, "tried": tried, "ended": confirming.ended(found, code)}
    return render(request, "catalogue/confirm.html", context, status=tried.status)
