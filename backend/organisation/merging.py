"""Acts on people entered twice: merge one entry into another, and undo it; no row of any other table is rewritten."""

from __future__ import annotations

from django.db.models import Q

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.aliases import entries_of, survivor_of
from backend.organisation.models import Person, PersonAlias
from backend.organisation.relations import both_at_work
from backend.organisation.serializers import MergeInputs, SplitInputs
from workflows.engine import Reason, Refused


@act("person.merge", inputs=MergeInputs)
def merge(doing: Doing, *, merged: Person, survivor: Person, reason: str, other_name: bool = False) -> PersonAlias:
    """Say that two entries are one person: the merged one leads to the survivor from now on.

    Names that differ by more than their marks are doubtful and must be said to be of one person.
    """
    alias = PersonAlias(merged=merged, survivor=survivor, reason=reason, merged_at=doing.at, merged_by=doing.actor.name)
    doing.permit(merged)
    doing.permit(survivor)
    if merged.pk == survivor.pk:
        raise Refused(Reason("person.merged_with_itself"))
    locked = {row.pk: row for row in doing.lock_all(Person.objects.filter(pk__in=[merged.pk, survivor.pk]))}
    faults = _faults(doing, locked[merged.pk], locked[survivor.pk])
    if merged.search_name != survivor.search_name and not other_name:
        faults.append(Reason("person.names_unlike", {"merged": merged.full_name, "survivor": survivor.full_name}))
    if faults:
        raise Refused(*faults)
    doing.save(alias, reason=reason, survivor=survivor.full_name, unit=survivor.unit.name)
    doing.note(merged, into=survivor.pk, reason=reason)
    doing.note(survivor, took_in=merged.pk, reason=reason)
    return alias


def _faults(doing: Doing, merged: Person, survivor: Person) -> list[Reason]:
    faults = []
    for one in (merged, survivor):
        if survivor_of(one.pk) != one.pk:
            faults.append(Reason("person.merged_already", {"name": one.full_name}))
    if merged.user_id is not None:
        faults.append(Reason("person.merged_has_login", {"name": merged.full_name}))
    if merged.holdings.filter(Q(valid_to__isnull=True) | Q(valid_to__gte=doing.day)).exists():
        faults.append(Reason("person.merged_has_roles", {"name": merged.full_name}))
    if twice := both_at_work(Person, entries_of([merged.pk]), entries_of([survivor.pk])):
        faults.append(Reason("person.merged_both_live", {"rows": twice}))
    return faults


@act("person.split", model=PersonAlias, inputs=SplitInputs)
def split(doing: Doing, alias: PersonAlias, *, reason: str) -> None:
    """Undo a merger: each entry has its own rows again, for none was ever rewritten."""
    doing.lock_all(Person.objects.filter(pk__in=[alias.merged_id, alias.survivor_id]))
    if alias.undone_at is not None:
        raise Refused(Reason("person.split_already"))
    alias.undone_at, alias.undone_by, alias.undone_reason = doing.at, doing.actor.name, reason
    doing.save(alias, reason=reason)
    doing.note(alias.merged, split_from=alias.survivor_id, reason=reason)
    doing.note(alias.survivor, gave_back=alias.merged_id, reason=reason)
