"""The short pages of a draft: letter, meeting, papers, and checking before the head signs."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _

from backend.acts.offers import offer
from backend.acts.registry import REGISTER
from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.form_books import papers_row
from backend.catalogue.queries import award_names, row_status
from backend.nominations import presenting, procedures, queries
from backend.nominations.models import Submission, SubmissionPaper
from backend.nominations.pages import done
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.attempts import Attempt, attempt, read_form
from backend.web.pages import get_subject, offers_for, signed_in

PROCEDURE, SIGNED = "submission.choose_procedure", "submission.attach_signed"


@signed_in
def letter(request: HttpRequest, pk: int) -> HttpResponse:
    """Title, number and date of the letter, and the numbers stated of its list."""
    found = get_subject(request, Submission, pk, "submission.view")
    stated = ("stated_women", "stated_direct_workers", "stated_leaders")
    initial = {name: getattr(found, name) for name in ("title", "letter_number", "letter_date", *stated)}
    tried = attempt(request, "submission.edit", found, initial)
    if tried.done:
        return done(request, _("Đã lưu tờ trình."), "nominations:submission", pk)
    context = {"submission": found, "tried": tried}
    return render(request, "nominations/letter.html", context, status=tried.status)


@signed_in
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """The unit's meeting with the votes on each row."""
    found = get_subject(request, Submission, pk, "submission.view")
    rows = queries.live_rows(found)
    if request.method == "POST":
        sent = request.POST.copy()
        pairs = [(row.pk, sent.get(f"for-{row.pk}", ""), sent.get(f"against-{row.pk}", "")) for row in rows]
        sent["votes"] = "\n".join(f"{key}:{yes}:{no or 0}" for key, yes, no in pairs if yes)
        request.POST = sent  # type: ignore[assignment]
    names = ("meeting_on", "meeting_chair", "meeting_members", "meeting_present")
    tried = attempt(request, "submission.record_meeting", found, {name: getattr(found, name) for name in names})
    if tried.done:
        return done(request, _("Đã ghi kết quả họp."), "nominations:submission", pk)
    votes = [
        (
            row,
            request.POST.get(f"for-{row.pk}", row.votes_for),
            request.POST.get(f"against-{row.pk}", row.votes_against),
        )
        for row in rows
    ]
    context = {"submission": found, "tried": tried, "votes": votes, "names": award_names()}
    return render(request, "nominations/meeting.html", context, status=tried.status)


@signed_in
def procedure(request: HttpRequest, pk: int) -> HttpResponse:
    """The full procedure, or the simplified one by a case of the law with a reason."""
    found = get_subject(request, Submission, pk, "submission.view")
    tried = attempt(request, PROCEDURE, found)
    if tried.done:
        return done(request, _("Đã ghi thủ tục và lý do."), "nominations:submission", pk)
    edition, cases = procedures.cases_for(found)
    now = procedures.chosen(found)
    context = {
        "submission": found,
        "tried": tried,
        "procedure": now,
        "case": request.POST.get("case", now.case.code if now is not None else ""),
        "cases": [(one, row_status(edition, papers_row(one.code))) for one in cases] if edition is not None else [],
        "offer": offer(REGISTER[PROCEDURE], actor(request), found, clock.now()),
    }
    return render(request, "nominations/procedure.html", context, status=tried.status)


@signed_in
def signed_copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Attach the signed copy of a paper; the page of papers shows the form."""
    found = get_subject(request, Submission, pk, "submission.view")
    tried = attempt(request, SIGNED, found)
    if tried.done:
        return done(request, _("Đã đính kèm bản đã ký."), "nominations:papers", pk)
    return _papers_page(
        request, found, Attempt("submission.attach", read_form(request, "submission.attach", asked=False)), tried
    )


@signed_in
def papers(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked for, what is there, and adding one more."""
    found = get_subject(request, Submission, pk, "submission.view")
    tried = attempt(request, "submission.attach", found)
    if tried.done:
        return done(request, _("Đã đính kèm."), "nominations:papers", pk)
    return _papers_page(request, found, tried, Attempt(SIGNED, read_form(request, SIGNED, asked=False)))


def _papers_page(request: HttpRequest, found: Submission, tried: Attempt, signing: Attempt) -> HttpResponse:
    rows, on = queries.live_rows(found), found.received_on or clock.today()
    if tried.form is not None:
        field: Any = tried.form.fields["nomination"]
        field.queryset = found.nominations.order_by("ordinal")
        field.label_from_instance = lambda row: f"{row.ordinal}. {row.nominee_name}"
    originals = found.papers.filter(paper__drawn=True).select_related("paper")
    if signing.form is not None:
        asked: Any = signing.form.fields["original"]
        asked.queryset, asked.label_from_instance = originals, lambda link: link.paper.title
    missing = {paper.code for paper in queries.absent_papers(found, rows, on)}
    context = {
        "submission": found,
        "tried": tried,
        "signing": signing,
        "originals": originals,
        "papers": queries.papers_of(found),
        "required": [(paper, paper.code in missing) for paper in queries.required_papers(found, rows, on)],
    }
    return render(request, "nominations/papers.html", context, status=max(tried.status, signing.status))


@signed_in
def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything once more on one page; the head signs and submits, or reads all the reasons why not yet."""
    found = get_subject(request, Submission, pk, "submission.view")
    tried = attempt(request, "submission.submit", found)
    if tried.done:
        return done(request, _("Đã trình. Cơ quan thẩm định sẽ tiếp nhận và báo số."), "nominations:submission", pk)
    offer = next((o for o in offers_for(request, found) if o.act.name == "submission.submit"), None)
    listed = list(queries.nominations().filter(submission=found).order_by("ordinal"))
    context = {
        "submission": found,
        "tried": tried,
        "offer": offer,
        "reasons": tried.reasons or (offer.reasons if offer else ()),
        "rows": presenting.row_views(listed, actor(request), clock.now()),
        "papers": queries.papers_of(found),
        "ratios": queries.ratios_of(found),
    }
    return render(request, "nominations/submit.html", context, status=tried.status)


@signed_in
def download(request: HttpRequest, pk: int) -> HttpResponse:
    """The bytes of a paper, for whoever reaches its submission; never shown inside the site's own pages."""
    link = get_object_or_404(SubmissionPaper.objects.select_related("paper"), pk=pk)
    reached = visible(Submission.objects.all(), actor(request), "submission.view")
    if not reached.filter(pk=link.submission_id).exists():
        raise Http404
    return answer(request, link.paper, f"giay-to-{link.pk}")
