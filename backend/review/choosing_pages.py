"""The page on which an appraiser compares two laws for one dossier and may choose the newer one."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from backend.base import clock
from backend.catalogue.models import PackChoice
from backend.nominations.models import Submission
from backend.review import choosing
from backend.web.attempts import attempt
from backend.web.pages import get_subject, offers_for, signed_in

CHOOSE = "submission.choose_pack"


@signed_in
def law(request: HttpRequest, pk: int) -> HttpResponse:
    """Both laws side by side, the transition row that opens the newer one, and the choices made so far."""
    submission = get_subject(request, Submission, pk, "submission.view")
    offers = choosing.offered(submission, clock.today())
    tried = attempt(request, CHOOSE, submission)
    if tried.done:
        messages.success(request, _("Đã chọn luật áp dụng; mọi trường hợp đang xét đã được kiểm tra lại."))
        return redirect("review:law", pk)
    if tried.form is not None:
        tried.form.fields["pack"].widget = forms.Select(choices=[(one.edition.pk, str(one.edition)) for one in offers])
    pinned = submission.pack
    editions = [pinned, *(one.edition for one in offers)] if pinned is not None else []
    context = {
        "submission": submission, "tried": tried, "choose": CHOOSE,
        "may_choose": any(one.act.name == CHOOSE for one in offers_for(request, submission)),
        "offers": offers, "editions": editions, "url": request.path,
        "rows": choosing.compared(submission, editions) if offers else [],
        "made": PackChoice.objects.filter(subject_kind=submission.kind, subject_id=str(pk)).select_related("pack"),
    }  # fmt: skip
    return render(request, "review/law.html", context, status=tried.status)
