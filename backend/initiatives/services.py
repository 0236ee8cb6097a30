"""Acts on applications, from the first line to the council; `deciding` recognises, `meetings` judges."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Max

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.base.texts import clean, fold
from backend.history.models import highest_scope
from backend.initiatives import deciding, meetings
from backend.initiatives.models import Initiative, InitiativeAuthor, InitiativePaper
from backend.initiatives.serializers import (
    AuthorInputs,
    BeginInitiativeInputs,
    EditInitiativeInputs,
    EvidenceInputs,
    RemoveAuthorInputs,
    WhyInitiativeInputs,
)
from backend.organisation.models import Person, Unit
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from workflows.engine import Reason, Refused
from workflows.facts import Scope
from workflows.lifecycles.initiative import InitiativeState
from workflows.rules.initiatives import scope_faults

assert deciding, meetings  # register initiative.recognise … and initiative_session.*
COPIED = (
    "problem", "solution", "applied_from", "applied_where", "effect", "figures", "saved_money", "saved_hours",
)  # fmt: skip
LIVE = tuple(state.value for state in InitiativeState if state.value not in ("not_recognised", "withdrawn", "annulled"))


@act("initiative.create", inputs=BeginInitiativeInputs)
def create(
    doing: Doing, *, unit: Unit, body: Unit, title: str, field: str, scope: str,
    builds_on: Initiative | None = None, illustrative: bool = False,
) -> Initiative:  # fmt: skip
    """Begin a unit's application; a higher scope copies what the lower recognition rests on, with its authors."""
    row = Initiative(
        unit=unit, body=body, title=clean(title), search_title=fold(title), field=field, scope=scope,
        builds_on=builds_on, illustrative=illustrative or unit.illustrative,
        prepared_by_id=doing.actor.person_id, code=f"SK-{doing.day.year}-{_next():05d}",
    )  # fmt: skip
    doing.permit(row)
    faults = _place_faults(row) + list(scope_faults(Scope(scope), highest_scope(body), _base_scope(builds_on)))
    if faults:
        raise Refused(*faults)
    if builds_on is not None:
        for name in COPIED:
            setattr(row, name, getattr(builds_on, name))
    doing.save(row, unit=unit.name, scope=scope, builds_on=builds_on.code if builds_on else "")
    for author in builds_on.authors.all() if builds_on is not None else ():
        author.pk, author.initiative = None, row
        author.save(force_insert=True)
    return row


def _next() -> int:
    return (Initiative.objects.aggregate(last=Max("pk"))["last"] or 0) + 1


def _base_scope(builds_on: Initiative | None) -> Scope | None:
    return Scope(builds_on.scope) if builds_on is not None else None


def _place_faults(row: Initiative) -> list[Reason]:
    found, base = [], row.builds_on
    if not row.unit.path.startswith(row.body.path):
        found.append(Reason("initiative.other_line", {"unit": row.unit.name, "body": row.body.name}))
    if base is not None and (base.unit_id != row.unit_id or base.state != InitiativeState.RECOGNISED):
        found.append(Reason("initiative.base_unfit", {"code": base.code}))
    same = Initiative.objects.filter(unit=row.unit, search_title=row.search_title, scope=row.scope, state__in=LIVE)
    if (other := same.exclude(pk=row.pk).first()) is not None:
        found.append(Reason("initiative.exists", {"code": other.code}))
    return found


@act("initiative.edit", model=Initiative, inputs=EditInitiativeInputs)
def edit(doing: Doing, row: Initiative, **fields: Any) -> None:
    """Write any part of the application while it is with the unit."""
    day: date | None = fields.get("applied_from")
    if day is not None and day > doing.day:
        raise Refused(Reason("date.in_future", {"date": f"{day:%d/%m/%Y}"}))
    for name, value in fields.items():
        setattr(row, name, clean(value) if name == "title" else value)
    row.search_title = fold(row.title)
    doing.save(row, changed=sorted(fields))


@act("initiative.set_author", model=Initiative, inputs=AuthorInputs)
def set_author(
    doing: Doing, row: Initiative, *, share: Decimal, person: Person | None = None, name: str = "",
    position: str = "", contribution: str = "",
) -> None:  # fmt: skip
    """Name an author or change a share; all shares together must make 100 before the application is sent."""
    if share <= 0:
        raise Refused(Reason("initiative.share_zero"))
    told = clean(person.full_name if person is not None else name)
    values = {
        "share": share, "contribution": contribution, "name": told,
        "position": position or (person.position if person is not None else ""),
    }  # fmt: skip
    key: dict[str, Any] = {"person": person} if person is not None else {"person": None, "name": told}
    InitiativeAuthor.objects.update_or_create(initiative=row, **key, defaults=values)
    doing.save(row, author=told, share=f"{share.normalize():f}")


@act("initiative.remove_author", model=Initiative, inputs=RemoveAuthorInputs)
def remove_author(doing: Doing, row: Initiative, *, author: InitiativeAuthor) -> None:
    """Take an author off."""
    if author.initiative_id != row.pk:
        raise Refused(Reason("initiative.other_author", {"name": author.name}))
    name = author.name
    author.delete()
    doing.save(row, author_removed=name)


@act("initiative.attach", model=Initiative, inputs=EvidenceInputs)
def attach(doing: Doing, row: Initiative, *, title: str, file: Any, no_secret: bool = False) -> None:
    """Add a paper that proves application or effect."""
    paper = store_upload(
        file, kind=PaperKind.EVIDENCE, title=title, by=doing.actor.name, at=doing.at, no_secret=no_secret
    )
    InitiativePaper.objects.create(initiative=row, paper=paper, added_at=doing.at)
    doing.save(row, paper=title, sha256=paper.sha256)


@act("initiative.submit", model=Initiative)
def submit(doing: Doing, row: Initiative) -> None:
    """The unit's head sends the application to the body that recognises; a returned one goes anew."""
    row.submitted_by, row.submitted_at, row.reason = doing.actor.name, doing.at, ""
    doing.move(row, authors=[author.name for author in row.authors.all()])


@act("initiative.return", model=Initiative, inputs=WhyInitiativeInputs)
def give_back(doing: Doing, row: Initiative, *, reason: str) -> None:
    """The recognising body wants the application completed; what a meeting said before counts no more."""
    row.reason = reason
    doing.move(row, reason=reason)
    row.items.filter(live=True).update(live=False)


@act("initiative.receive", model=Initiative)
def receive(doing: Doing, row: Initiative) -> None:
    """The recognising body enters the application in its register; it may now come before the council."""
    doing.lock(Unit, row.body_id)  # nobody else takes the same number
    year = Initiative.objects.filter(body=row.body, register_number__endswith=f"/{doing.day.year}")
    row.register_number = row.register_number or f"{year.count() + 1}/{doing.day.year}"
    doing.move(row, register_number=row.register_number)


@act("initiative.withdraw", model=Initiative, inputs=WhyInitiativeInputs)
def withdraw(doing: Doing, row: Initiative, *, reason: str) -> None:
    """The unit takes the application back."""
    row.reason = reason
    doing.move(row, reason=reason)
    row.items.filter(live=True).update(live=False)
