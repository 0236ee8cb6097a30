"""Acts on facts beside awards: enter, correct by a new entry, withdraw; nothing that was said is overwritten."""

from __future__ import annotations

from typing import Any

from rest_framework.serializers import Serializer

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.history import fact_serializers as s
from backend.history.fact_models import Fact, MemberCount, Service, UnitTrait, YearlyClassification
from backend.history.members import advice_of
from backend.history.models import RecognisedInitiative
from backend.history.serializers import WithdrawInputs
from workflows.engine import Reason, Refused


def enter_fact(doing: Doing, model: type[Fact], instead: Fact | None = None, **given: Any) -> Fact:
    """A step: a new entry, beside what is there or instead of one that is already replaced."""
    many = {name: list(given.pop(name)) for name in model.MANY}
    row = model(entered_by=doing.actor.name, entered_at=doing.at, **given, **({"corrects": instead} if instead else {}))
    row.given = many
    row.illustrative = row.holder.illustrative
    doing.permit(row, f"{model.kind}.enter")
    if faults := row.faults(doing.day, instead):
        raise Refused(*faults)
    doing.save(row, source=row.source, says=str(row), **({"corrects": instead.pk} if instead is not None else {}))
    for name, rows in many.items():
        getattr(row, name).set(rows)
    return row


def correct_fact(doing: Doing, old: Fact, correction: str, /, **given: Any) -> Fact:
    """A step: a locked entry makes way for a better one, which keeps whom it is about."""
    kept = {name: getattr(old, name) for name in old.HOLDER}
    given |= {name: sorted(given.get(name, old.said(name)), key=lambda row: row.pk) for name in old.MANY}
    if all(old.said(name) == value for name, value in given.items()):
        raise Refused(Reason("fact.same"))
    old.reason = correction[:500]
    doing.move(old, f"{old.kind}.replace", reason=old.reason)
    return enter_fact(doing, type(old), old, **kept | given)


def _declare(model: type[Fact], inputs: type[Serializer[Any]], correction: type[Serializer[Any]]) -> None:
    @act(f"{model.kind}.enter", inputs=inputs)
    def enter(doing: Doing, **given: Any) -> Fact:
        """Enter a fact with its source; it counts at once in every check of eligibility."""
        row = enter_fact(doing, model, **given)
        doing.advice += advice_of(row)
        return row

    @act(f"{model.kind}.correct", model=model, inputs=correction)
    def correct(doing: Doing, row: Fact, *, correction: str, **given: Any) -> None:
        """Replace an entry by a better one; the old one stays, struck through, with the reason."""
        doing.demand(row)
        doing.advice += advice_of(correct_fact(doing, row, correction, **given))

    @act(f"{model.kind}.withdraw", model=model, inputs=WithdrawInputs)
    def withdraw(doing: Doing, row: Fact, *, reason: str) -> None:
        """Take a wrong entry out of the count; it stays, struck through, with the reason."""
        row.reason = reason
        doing.move(row, reason=reason)


_declare(YearlyClassification, s.ClassificationInputs, s.ClassificationCorrection)
_declare(Service, s.ServiceInputs, s.ServiceCorrection)
_declare(MemberCount, s.CountInputs, s.CountCorrection)
_declare(UnitTrait, s.TraitInputs, s.TraitCorrection)
_declare(RecognisedInitiative, s.InitiativeInputs, s.InitiativeCorrection)
