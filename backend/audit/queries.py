"""Reading the trail: a dossier's timeline, and the entries for auditors."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby

from django.db.models import Q
from django.utils.translation import gettext as _

from backend.audit.models import Entry, Line
from backend.base.reasons import said
from permissions.acts import label
from permissions.roles import LABELS, Role
from workflows.lifecycles import BY_CODE


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a timeline, in the reader's language."""

    at: datetime
    who: str
    act: str
    text: str
    subject: str
    reason: str
    entry_uid: str
    url: str = ""


def timeline(*subjects: tuple[str, object], limit: int = 200) -> list[Event]:
    """What happened to the given (kind, key) subjects, newest first: one query, whatever their number.

    What one act did alike to many rows of a list is one line that says how many.
    """
    wanted = Q(pk__in=[])
    for kind, pk in subjects:
        wanted |= Q(subject_kind=kind, subject_id=str(pk))
    lines = Line.objects.filter(wanted).select_related("entry").order_by("-entry_id", "position")[:limit]
    alike = groupby(map(event, lines), lambda one: (one.entry_uid, one.act, one.text, one.reason))
    return [_together(list(events)) for _key, events in alike]


def _together(events: list[Event]) -> Event:
    first, many = events[0], len(events)
    if many == 1:
        return first
    counted = _("%(n)d mục") % {"n": many}
    return replace(first, text=f"{first.text} ({counted})" if first.text else counted)


def event(line: Line) -> Event:
    """A line with its entry, put into words; moves say from where to where."""
    lifecycle = BY_CODE.get(line.subject_kind)
    text = ""
    if lifecycle is not None and line.state_to and line.state_from != line.state_to:
        text = f"{said(lifecycle.label(line.state_from))} → {said(lifecycle.label(line.state_to))}"
    entry = line.entry
    return Event(
        at=entry.at,
        who=_who(entry),
        act=said(label(line.move or entry.act)),
        text=text,
        subject=line.subject_name,
        reason=str(line.data.get("reason", "")),
        entry_uid=str(entry.uid),
    )


def _who(entry: Entry) -> str:
    roles = [said(LABELS[Role(role)]) for role in entry.roles.split(",") if role]
    return f"{entry.person_name} ({', '.join(roles)})" if roles else entry.person_name


def search(
    *,
    act: str = "",
    person: str = "",
    subject: str = "",
    since: datetime | None = None,
    until: datetime | None = None,
    kinds: Iterable[str] = (),
) -> list[Line]:
    """Lines for auditors, newest first; every filter is optional, at most 500 lines."""
    found = Line.objects.select_related("entry").order_by("-entry_id", "position")
    if act:
        found = found.filter(entry__act=act)
    if person:
        found = found.filter(entry__person_name__icontains=person)
    if subject:
        found = found.filter(subject_name__icontains=subject)
    if since:
        found = found.filter(entry__at__gte=since)
    if until:
        found = found.filter(entry__at__lte=until)
    if kinds:
        found = found.filter(subject_kind__in=list(kinds))
    return list(found[:500])
