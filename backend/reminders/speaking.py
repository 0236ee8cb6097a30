"""What the worker does each round: every rule speaks once about what is due; then letters go out, if mail is on.

Exactly once per rule, thing and day due (a day that moved is spoken of again): the row `Spoken` and all its notices
are one transaction, and the row is unique. A worker that is killed before the commit has told nobody; after it,
everybody, and the next round finds the row.
A letter is marked before it is sent: one that is lost in between stays lost, the notice inside the site is the record.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from datetime import date, datetime

from django.conf import settings
from django.core.mail import send_mail
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from backend.base import clock
from backend.calendars.days import around
from backend.organisation.models import Holding
from backend.organisation.queries import counting
from backend.organisation.succeeding import used_by_all
from backend.reminders.models import Notice, Rule, Spoken
from backend.web.deadlines import Deadline, pending
from permissions.roles import Role
from workflows.rules.reminding import Audience, speaks

log = logging.getLogger(__name__)
Held = dict[tuple[str, str], set[int]]


def remind(at: datetime) -> int:
    """Let every rule speak that has not yet; how many times one spoke. Safe to repeat and to kill."""
    rules = list(Rule.objects.filter(ended_at__isnull=True))
    if not rules:
        return 0
    day, count = clock.day(at), 0
    said = set(Spoken.objects.filter(rule__in=rules).values_list("rule_id", "matter", "key", "due"))
    held = _held(day)
    for one in pending(at):
        for rule in rules:
            if rule.matter != one.kind or (rule.pk, one.kind, one.key, one.due) in said:
                continue
            if speaks(rule.value, one.due, around(one.due), day):
                count += _speak(rule, one, _told(rule, one, held), at)
    return count


def _speak(rule: Rule, one: Deadline, people: Iterable[int], at: datetime) -> bool:
    try:
        with transaction.atomic():
            spoken = Spoken.objects.create(rule=rule, matter=one.kind, key=one.key, due=one.due, at=at)
            Notice.objects.bulk_create(
                Notice(
                    spoken=spoken, person_id=person, title=one.title[:250], step=one.step[:250], url=one.url[:200],
                    at=at,
                )
                for person in sorted(people)
            )  # fmt: skip
    except IntegrityError:  # another worker was first
        return False
    return True


def _held(day: date) -> Held:
    """Who holds which role for which unit today, in own right or for somebody else."""
    found: Held = {}
    rows = Holding.objects.filter(counting(day), person__user__isnull=False)
    for role, path, person in rows.values_list("role", "unit__path", "person_id"):
        found.setdefault((role, path), set()).add(person)
    for person, holdings in used_by_all(day).items():
        for one in holdings:
            if one.valid_on(day):
                found.setdefault((one.role.value, one.unit_path), set()).add(person)
    return found


def _told(rule: Rule, one: Deadline, held: Held) -> set[int]:
    """Whom the rule tells; where the owners have no head, the head above them."""
    if rule.audience == Audience.OWNER:
        return {person for owner in one.owners for person in held.get(owner, ())}
    if rule.audience == Audience.ADMINISTRATOR:
        return {p for (role, _path), people in held.items() if role == Role.ADMINISTRATOR for p in people}
    return {person for _role, path in one.owners for person in _head(path, held)}


def _head(path: str, held: Held) -> set[int]:
    while path:
        found = held.get((Role.UNIT_HEAD.value, path)) or held.get((Role.SIGNATORY.value, path))
        if found:
            return found
        path = path[: path[:-1].rfind(".") + 1]
    return set()


def send_letters() -> int:
    """One letter for each notice of a rule that asks for it, where mail is on and the person has an address."""
    if not settings.REMINDER_MAIL:
        return 0
    rows = Notice.objects.filter(spoken__rule__by_mail=True, mailed_at__isnull=True, read_at__isnull=True)
    waiting = rows.exclude(person__user__email="").filter(person__user__is_active=True)
    return sum(_letter(notice) for notice in waiting.select_related("person__user", "spoken").order_by("pk")[:100])


def _letter(notice: Notice) -> bool:
    if not Notice.objects.filter(pk=notice.pk, mailed_at__isnull=True).update(mailed_at=clock.now()):
        return False
    user = notice.person.user
    text = _("%(title)s – %(step)s, hạn %(due)s.\n\n%(url)s") % {
        "title": notice.title, "step": notice.step, "due": f"{notice.spoken.due:%d/%m/%Y}",
        "url": f"{settings.PUBLIC_URL}{notice.url}",
    }  # fmt: skip
    try:
        send_mail(_("Nhắc việc: %(title)s") % {"title": notice.title}, text, None, [user.email] if user else [])
    except OSError:
        log.warning("no letter for notice %s", notice.pk, exc_info=True)
    return True
