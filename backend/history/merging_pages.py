"""Pages for entries of one person: both side by side with all that hangs on them, the merger, and its undoing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from backend.acts.registry import REGISTER
from backend.base.scopes import visible
from backend.history import queries
from backend.history.showing import rows_of
from backend.organisation.models import Person
from backend.organisation.queries import people
from backend.organisation.relations import compared
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import signed_in

MOST = 20


def namesakes(request: HttpRequest, person: Person) -> list[Person]:
    """Others in reach whose name has the same letters, whatever the marks: perhaps the same person."""
    found = visible(people().filter(search_name=person.search_name), actor(request), "person.merge")
    return list(found.exclude(pk=person.pk)[:MOST])


def _one(request: HttpRequest, name: str) -> Person:
    text = request.GET.get(name) or request.POST.get(name) or ""
    key = int(text) if text.isascii() and text.isdigit() and len(text) < 18 else 0
    found = visible(Person.objects.select_related("unit"), actor(request), "person.merge").filter(pk=key).first()
    if found is None:
        raise Http404
    return found


@signed_in
def merge(request: HttpRequest) -> HttpResponse:
    """Compare two entries relation by relation, choose which stays, and merge with a reason."""
    merged, survivor = _one(request, "merged"), _one(request, "survivor")
    tried = attempt(request, "person.merge", None, {"merged": merged.pk, "survivor": survivor.pk})
    to = reverse("history:person", args=[survivor.pk])
    if tried.outcome is not None:
        messages.success(request, _("Đã gộp. Cả hai địa chỉ dẫn về bản này; có thể tách lại bất cứ lúc nào."))
        return redirect(to)
    context: dict[str, Any] = {
        "act": REGISTER["person.merge"], "form": tried.form, "reasons": tried.reasons, "to": to,
        "fixed": {"merged": merged, "survivor": survivor}, "url": reverse("history:merge"),
        "sides": [(one, rows_of(queries.records_of(one))) for one in (merged, survivor)],
        "unlike": merged.search_name != survivor.search_name,
        "relations": compared(Person, merged.pk, survivor.pk),
        "swap": f"{reverse('history:merge')}?merged={survivor.pk}&survivor={merged.pk}",
    }  # fmt: skip
    return render(request, "history/merge.html", context, status=tried.status)
