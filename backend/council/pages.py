"""Pages of the council: sessions, one session with its agenda and recusals, its results and papers."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from backend.acts.runner import perform
from backend.base.lifecycle import Stale
from backend.base.scopes import visible
from backend.council import contents, queries, rules
from backend.council.ballots import included
from backend.council.models import Ground, Presence, Recusal, Seat, Session
from backend.council.services.planning import seats_on
from backend.nominations.models import Nomination
from backend.nominations.queries import readable
from backend.papers.models import Paper
from backend.papers.serving import answer
from backend.rest.actors import actor
from backend.web.attempts import attempt
from backend.web.pages import create_view, get_subject, offers_for, signed_in
from permissions.check import NotPermitted, scope
from workflows.engine import Reason, Refused
from workflows.lifecycles.session import SESSION
from workflows.rules.voting import needed

OWN_PAGES = {
    "session.add_items": "council:agenda",
    "session.convene": "council:convene",
    "session.cast": "council:ballot",
}
ON_THE_PAGE = frozenset({"session.declare_recusal", "session.settle_recusal"})
FIRST = (
    "session.cast",
    "session.add_items",
    "session.adopt_rule",
    "session.convene",
    "session.open_vote",
    "session.close_vote",
    "session.sign_minutes",
)
PER_PAGE = 30


@signed_in
def home(request: HttpRequest) -> HttpResponse:
    """The sessions that the reader may see, newest first."""
    rows = visible(Session.objects.select_related("council"), actor(request), "session.view")
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    may_plan = not scope(actor(request), "session.create").empty
    return render(request, "council/home.html", {"page": page, "may_plan": may_plan})


@signed_in
def create(request: HttpRequest) -> HttpResponse:
    """Plan a session."""
    return create_view(request, "session.create", after=lambda pk: reverse("council:session", args=[pk]))


def _session(request: HttpRequest, pk: int) -> Session:
    return get_subject(request, Session, pk, "session.view")


def _reader(request: HttpRequest) -> int | None:
    return actor(request).person_id


@signed_in
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: who is there, by which rule, what is voted on, who does not take part, what comes next."""
    session = _session(request, pk)
    return render(request, "council/session.html", _detail(request, session))


def _detail(request: HttpRequest, session: Session) -> dict[str, Any]:
    person = _reader(request)
    rule = rules.rule_of(session)
    member = queries.member_of(session, person)
    members = list(session.members.all())
    return {
        "session": session,
        "rule": rule,
        "rule_status": rules.status_now(session, rule).value if rule else "",
        "adoption": rules.adoption(session),
        "members": members,
        "quorum": rules.quorum_count(rule, rules.among(rule, members).members) if members and rule else None,
        "needed": needed(rule, rules.among(rule, members)) if members and rule else None,
        "impossible": queries.impossible_items(session),
        "warnings": queries.warnings(session),
        "items": queries.shown_items(session, person),
        "awards": queries.award_names(),
        "readable": readable(actor(request), Nomination.objects.filter(items__session=session)),
        "recusals": _recusals(session),
        "grounds": Ground.choices,
        "me": member,
        "offers": _offers(request, session),
        "may_declare": member is not None
        and member.votes
        and not SESSION.wrong_state("session.declare_recusal", session.state),
        "may_settle": _offered(request, session, "session.settle_recusal"),
        "papers_open": queries.papers_open(session, person),
        "took_part": sum(m.took_part for m in members),
        "voters": sum(rules.can_vote(rule, m) for m in members) if rule else 0,
    }


def _recusals(session: Session) -> QuerySet[Recusal]:
    return Recusal.objects.filter(item__session=session).select_related("item", "member")


def _offers(request: HttpRequest, session: Session) -> list[dict[str, Any]]:
    """The acts of this state with their pages, open or with all reasons."""
    found: list[dict[str, Any]] = []
    rule = rules.rule_of(session)
    ready = rule is not None and rules.usable(session, rule)
    hidden = ON_THE_PAGE | ({"session.adopt_rule"} if ready else set())
    for offered in offers_for(request, session):
        name = offered.act.name
        if name in hidden or SESSION.wrong_state(name, session.state):
            continue
        url = (
            reverse(OWN_PAGES[name], args=[session.pk])
            if name in OWN_PAGES
            else reverse("act", args=[name, session.pk])
        )
        found.append({"act": name, "url": url, "reasons": offered.reasons})
    order = [name for name in FIRST if not (ready and name == "session.add_items")]
    found.sort(key=lambda offer: (bool(offer["reasons"]), order.index(offer["act"]) if offer["act"] in order else 99))
    for offer in found[:1]:
        offer["primary"] = not offer["reasons"] and offer["act"] in FIRST
    return found


def _offered(request: HttpRequest, session: Session, name: str) -> bool:
    if SESSION.wrong_state(name, session.state):
        return False
    return any(offer.act.name == name and offer.open for offer in offers_for(request, session))


@signed_in
def agenda(request: HttpRequest, pk: int) -> HttpResponse:
    """Tick waiting nominations onto the agenda."""
    session = _session(request, pk)
    tried = attempt(request, "session.add_items", session)
    if tried.done:
        messages.success(request, _("Đã đưa vào chương trình họp."))
        return redirect("council:session", pk)
    stages = queries.waiting_stages(session)
    context = {"session": session, "stages": stages, "tried": tried, "reasons": tried.reasons}
    return render(request, "council/agenda.html", context, status=tried.status)


@signed_in
def convene(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of every seat who is in the room, who votes from elsewhere, who is absent."""
    session = _session(request, pk)
    seats = seats_on(session, session.held_on)
    reasons: tuple[Reason, ...] = ()
    if request.method == "POST":
        where = {seat.person_id: request.POST.get(f"p{seat.person_id}", Presence.ABSENT.value) for seat in seats}
        inputs = {
            "present": [person for person, at in where.items() if at == Presence.PRESENT],
            "remote": [person for person, at in where.items() if at == Presence.REMOTE],
        }
        done, reasons = tried(request, "session.convene", session, inputs)
        if done is not None:
            messages.success(request, _("Phiên họp đã khai mạc."))
            return redirect("council:session", pk)
    rule = rules.rule_of(session)
    context = {
        "session": session,
        "rows": [_seat_row(request, seat) for seat in seats],
        "reasons": reasons,
        "choices": Presence.choices
        if rule is not None and rule.written_opinions
        else [choice for choice in Presence.choices if choice[0] != Presence.REMOTE],
    }
    return render(request, "council/convene.html", context, status=409 if reasons else 200)


def _seat_row(request: HttpRequest, seat: Seat) -> dict[str, Any]:
    return {"seat": seat, "chosen": request.POST.get(f"p{seat.person_id}", Presence.PRESENT.value)}


@signed_in
@require_POST
def declare(request: HttpRequest, pk: int) -> HttpResponse:
    """Declare one's own conflict of interest."""
    return _on_the_page(request, pk, "session.declare_recusal", _("Đã ghi nhận khai báo của ông (bà)."))


@signed_in
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Confirm or dismiss a declaration."""
    return _on_the_page(request, pk, "session.settle_recusal", _("Đã xử lý khai báo."))


def _on_the_page(request: HttpRequest, pk: int, name: str, done: str) -> HttpResponse:
    session = _session(request, pk)
    tried_form = attempt(request, name, session)
    if tried_form.done:
        messages.success(request, done)
        return redirect("council:session", pk)
    more = {"reasons": tried_form.reasons, "form": tried_form.form}
    return render(request, "council/session.html", _detail(request, session) | more, status=tried_form.status)


@signed_in
@never_cache
@sensitive_post_parameters()
def results(request: HttpRequest, pk: int) -> HttpResponse:
    """Five numbers per item after closing, the papers, and a check of one's own inclusion code."""
    session = _session(request, pk)
    if session.closed_at is None:
        raise Http404
    person = _reader(request)
    context: dict[str, Any] = {
        "session": session,
        "items": [{"shown": shown, "words": _words(shown)} for shown in queries.shown_items(session, person)],
        "papers_open": queries.papers_open(session, person),
        "asked": request.method == "POST",
    }
    if request.method == "POST":
        hidden = queries.hidden_items(session, person)
        found = included(session, request.POST.get("code", "")[:100]) - hidden
        context["found"] = session.items.filter(pk__in=found).select_related("nomination")
    return render(request, "council/results.html", context)


def _words(shown: queries.ShownItem) -> str:
    return "" if shown.hidden else contents.outcome_words(shown.item)


@signed_in
def paper(request: HttpRequest, pk: int, which: str) -> HttpResponse:
    """Minutes or tally sheet as signed so far; those with a hidden item wait for both signatures."""
    session = _session(request, pk)
    found: Paper | None = {"bien-ban-hop": session.minutes, "bien-ban-kiem-phieu": session.tally}.get(which)
    if found is None or not queries.papers_open(session, _reader(request)):
        raise Http404
    return answer(request, found, found.filename.removesuffix(".pdf"), inline=True)


def tried(request: HttpRequest, name: str, session: Session, inputs: dict[str, Any]) -> tuple[Any, tuple[Reason, ...]]:
    """Perform with inputs that no plain form can carry; (outcome, ()) or (None, all reasons)."""
    given = request.POST.get("version", "")
    version = int(given) if given.isdecimal() and len(given) < 10 else None
    key = request.POST.get("idempotency_key", "")[:90]
    try:
        return perform(name, actor=actor(request), subject=session.pk, version=version, inputs=inputs, key=key), ()
    except (Refused, NotPermitted) as no:
        return None, no.reasons
    except Stale:
        return None, (Reason("stale"),)
