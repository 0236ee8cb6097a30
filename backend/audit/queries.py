"""Reading the trail: a dossier's timeline, and the entries for auditors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
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


Key = tuple[str, str]


def timeline(*subjects: tuple[str, object], named: Mapping[Key, str] | None = None, limit: int = 200) -> list[Event]:
    """What happened to the given (kind, key) subjects, newest first: one query, whatever their number.

    `named` are further subjects with the name that a reader knows them by; of these only moves are told. What one act
    did alike to many rows of a list is one line that says how many.
    """
    names = named or {}
    keys: dict[str, set[str]] = defaultdict(set)
    for kind, pk in (*subjects, *names):
        keys[kind].add(str(pk))
    wanted = Q(pk__in=[])
    for kind, found in keys.items():
        wanted |= Q(subject_kind=kind, subject_id__in=found)
    lines = list(Line.objects.filter(wanted).select_related("entry").order_by("-entry_id", "position")[:limit])
    own = {line.entry_id for line in lines if _key(line) not in names}
    told = [_event(line, names.get(_key(line), "")) for line in lines if _key(line) not in names or _counts(line, own)]
    alike = groupby(_telling(told), lambda one: (one.entry_uid, one.act, one.text, one.reason))
    return [_together(list(events)) for _same, events in alike]


def _telling(told: list[Event]) -> list[Event]:
    """Without the bare second line of an act that another line of the same entry tells in words."""
    in_words = {(one.entry_uid, one.act) for one in told if one.text or one.reason}
    return [one for one in told if one.text or one.reason or (one.entry_uid, one.act) not in in_words]


def _key(line: Line) -> Key:
    return line.subject_kind, line.subject_id


def _counts(line: Line, own: Collection[int]) -> bool:
    """A move that the dossier's own lines of the same act do not tell already."""
    return bool(line.move) and not (line.move.endswith(".conclude") and line.entry_id in own)


def _event(line: Line, name: str) -> Event:
    told = event(line)
    if not name:
        return told
    act = line.entry.act if line.move.endswith(".conclude") else line.move
    return replace(told, act=said(label(act)), text=f"{name}: {told.text}" if told.text else name)


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
