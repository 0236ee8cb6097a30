"""Acts of the competent head: recognition with its decision, refusal with reasons, annulment when found untrue."""

from __future__ import annotations

from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.history import initiatives as history
from backend.history.models import RecognisedInitiative
from backend.initiatives import printing
from backend.initiatives.models import Initiative
from backend.initiatives.serializers import RecogniseInputs, WhyInitiativeInputs
from backend.papers.models import PaperKind
from backend.papers.uploads import store_upload
from workflows.engine import Reason, Refused
from workflows.facts import Scope
from workflows.rules.initiatives import scope_faults


@act("initiative.recognise", model=Initiative, inputs=RecogniseInputs)
def recognise(
    doing: Doing, row: Initiative, *, number: str, scope: str, file: Any = None, no_secret: bool = False
) -> None:
    """The head recognises what the council agreed to (L22 Arts 21(2), 22(2), 23); it becomes a fact of its authors.

    A decision drawn here stands for one initiative; one decision for several is signed on paper and attached.
    """
    doing.demand(row)
    base = Scope(row.builds_on.scope) if row.builds_on is not None else None
    faults = list(scope_faults(Scope(scope), row.highest_scope, base))
    same = Initiative.objects.filter(body=row.body, decision_number=number, decided_on__year=doing.day.year)
    if file is None and same.exists():
        faults.append(Reason("initiative.number_used", {"number": number}))
    if faults:
        raise Refused(*faults)
    row.scope, row.decision_number, row.decided_by, row.decided_on = scope, number, doing.actor.name, doing.day
    row.decision_paper = (
        store_upload(
            file,
            kind=PaperKind.INITIATIVE,
            title=f"Quyết định {number}",
            by=doing.actor.name,
            at=doing.at,
            no_secret=no_secret,
        )
        if file is not None
        else printing.decision(doing, row)
    )
    row.fact = _remember(doing, row)
    doing.move(row, decision=number, scope=scope, sha256=row.decision_paper.sha256)


def _remember(doing: Doing, row: Initiative) -> RecognisedInitiative | None:
    """The authors inside the system have it in their history from now on; outside authors have none to keep."""
    people = [author.person for author in row.authors.select_related("person") if author.person is not None]
    if not people:
        return None
    return history.record_initiative(
        doing, title=row.title, scope=row.scope, unit=row.unit, recognised_by=row.body.name,
        source=f"{row.decision_number}, {doing.day:%d/%m/%Y}", recognised_on=doing.day, authors=people,
        evidence=row.decision_paper, illustrative=row.illustrative,
    )  # fmt: skip


@act("initiative.refuse", model=Initiative, inputs=WhyInitiativeInputs)
def refuse(doing: Doing, row: Initiative, *, reason: str) -> None:
    """The head does not recognise, with reasons, whether the council agreed or not."""
    row.reason = reason
    doing.move(row, reason=reason)


@act("initiative.annul", model=Initiative, inputs=WhyInitiativeInputs)
def annul(doing: Doing, row: Initiative, *, reason: str) -> None:
    """What was recognised proved untrue or not the authors' own: the recognition and its fact end, the record stays."""
    row.reason = reason
    doing.move(row, reason=reason)
    if row.fact_id is not None:
        history.annul_initiative(doing, row.fact_id, reason)
