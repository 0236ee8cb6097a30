"""The rooms of the site: one list, from which the menu, the breadcrumbs and the help are read.

A room appears when its first page exists (its URL name resolves) and the person holds one of its roles; the menu is
a courtesy, never a permission: every page asks the matrix itself.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from permissions.roles import Role

COUNCIL = frozenset({Role.COUNCIL_MEMBER, Role.SECRETARY, Role.CHAIR, Role.AUDITOR})
DECISIONS = frozenset(
    {
        Role.PREPARER,
        Role.UNIT_HEAD,
        Role.APPRAISER,
        Role.SIGNATORY,
        Role.RECORDS_CLERK,
        Role.CERTIFICATE_OFFICER,
        Role.ACCOUNTANT,
        Role.AUDITOR,
    }
)
AUDIT = frozenset({Role.AUDITOR})
MOVEMENTS = ("emulation:home", "initiatives:home", "exemplars:shown")
ADMINISTRATION = frozenset({Role.ADMINISTRATOR})


@dataclass(frozen=True, slots=True)
class Room:
    """A room of the site; `roles` None means every signed-in person, `public` also a visitor.

    `also` names the first pages of what belongs to the room but has an address of its own.
    """

    code: str
    label: str | Promise
    url_name: str
    roles: frozenset[Role] | None = None
    public: bool = False
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the menu, ready to draw."""

    code: str
    label: str | Promise
    url: str
    current: bool


ROOMS: tuple[Room, ...] = (
    Room("inbox", _("Việc của tôi"), "site:inbox"),
    Room("reform", _("Cải cách hành chính"), "reform:home"),
    Room("oversight", _("Giám sát"), "movements:oversight", frozenset({Role.SUPERVISOR})),
    Room("movements", _("Phong trào và cụm, khối thi đua"), "movements:home", also=MOVEMENTS),
    Room(
        "nominations",
        _("Đề nghị khen thưởng"),
        "nominations:home",
        also=("history:home", "matters:home", "candidates:home"),
    ),
    Room("council", _("Hội đồng"), "council:home", COUNCIL),
    Room(
        "decisions",
        _("Quyết định và cấp bằng"),
        "decisions:home",
        DECISIONS,
        also=("certificates:home", "complaints:home"),
    ),
    Room("verification", _("Tra cứu"), "verification:home", public=True),
    Room("audit", _("Nhật ký và kiểm tra"), "audit:home", AUDIT),
    Room("catalogue", _("Quy định và quy trình"), "catalogue:home", also=("catalogue:rounds",)),
    Room("organisation", _("Tổ chức và vai trò"), "organisation:home", ADMINISTRATION),
    Room("help", _("Trợ giúp"), "site:help", public=True),
)


def entries(roles: Collection[Role] | None, path: str) -> list[Entry]:
    """The menu for a person with `roles`, or for a visitor (None), on the page at `path`."""
    shown = []
    for room in ROOMS:
        if not may_see(room, roles):
            continue
        if addresses := _addresses(room):
            shown.append((room, addresses))
    every = [url for _room, urls in shown for url in urls]
    here = max((url for url in every if path == url or (url != "/" and path.startswith(url))), key=len, default="")
    return [Entry(room.code, room.label, urls[0], here in urls) for room, urls in shown]


def _addresses(room: Room) -> list[str]:
    """Where the room begins, and what else belongs to it; empty while its first page does not exist."""
    try:
        return [reverse(name) for name in (room.url_name, *room.also)]
    except NoReverseMatch:
        return []


def may_see(room: Room, roles: Collection[Role] | None) -> bool:
    """Whether the room is worth showing: public ones to all, others to those who have something to do there."""
    if roles is None:
        return room.public
    if set(roles) == {Role.SUPERVISOR}:  # reads what is published, nothing of the work
        return room.public or room.code in ("inbox", "oversight")
    return room.roles is None or bool(room.roles & set(roles))
