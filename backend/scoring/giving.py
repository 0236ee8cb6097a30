"""From what was typed to values that may be kept: every fault of every criterion is named before anything is stored."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from backend.criteria.criteria_sets import criteria_value
from backend.criteria.leaf_forms import counted_kinds
from backend.scoring.inputs import Given, feeds_on_survey, newest, task_facts
from backend.scoring.models import APPRAISALS, LeafRound, ScoreSheet
from workflows.engine import Reason, Refused
from workflows.rules.criteria import CriteriaSet, Node
from workflows.rules.feeds import Entry, TaskFacts, entry_from
from workflows.rules.scoring import check_entry
from workflows.rules.shapes import (
    CountPoints,
    Direct,
    Formula,
    PercentTiers,
    Ratio,
    ReductionTarget,
    ShareByGrade,
    Timeliness,
    YesNo,
    YesNoNa,
)

Typed = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Value:
    """One sound value, ready to be kept; an entry of None is only for "not applicable" or a node with children."""

    code: str
    entry: Entry | None
    not_applicable: bool
    reason: str
    evidence: str

    def same_as(self, given: Given | None) -> bool:
        """Whether exactly this was already given."""
        said = (self.entry, self.not_applicable, self.reason, self.evidence)
        return given is not None and said == (given.entry, given.not_applicable, given.reason, given.evidence)


def entry_of_typed(node: Node, typed: Typed) -> Entry | None:
    """The entry that a rule's shape reads out of what was typed; None when nothing of it was."""
    rule, number, of = node.rule, typed.get("number"), typed.get("of")
    choice = typed.get("choice") or None
    if isinstance(rule, YesNo | YesNoNa | ShareByGrade):
        return Entry(choice=choice) if choice else None
    if isinstance(rule, Timeliness) and choice:
        return Entry(choice=choice)
    if isinstance(rule, Timeliness | CountPoints | Direct):
        return Entry(number=number) if number is not None else None
    if isinstance(rule, PercentTiers | Ratio | ReductionTarget):
        return Entry(number=number, of=of) if number is not None or of is not None else None
    if isinstance(rule, Formula):
        figures = typed.get("values") or {}
        return Entry(choice=choice, values=tuple(sorted(figures.items()))) if figures else None
    kinds = [code for code, _label in counted_kinds(rule)]
    if kinds and typed.get("counts") is not None:
        return Entry(counts=tuple(sorted((dict.fromkeys(kinds, 0) | dict(typed["counts"])).items())))
    return None


def sound_values(
    sheet: ScoreSheet, typed: Sequence[Typed], round_: LeafRound, person: int | None = None
) -> list[Value]:
    """The values that are new, each checked against its rule; Refused with every fault of all of them.

    Nobody replaces a value of somebody else that they have not seen: then it is told, and may be given again.
    """
    criteria = criteria_value(sheet.criteria)
    nodes = {node.code: node for node in criteria.nodes()}
    known = newest([sheet.pk])[sheet.pk]
    codes = [row["leaf"] for row in typed]
    faults = [Reason("score.leaf_twice", {"leaf": c}) for c in sorted({c for c in codes if codes.count(c) > 1})]
    found = []
    for row in typed:
        value, wrong = _value(nodes.get(row["leaf"]), row)
        last = known.get((round_, value.code))
        if round_ is LeafRound.SELF and value.code in nodes and feeds_on_survey(nodes[value.code]):
            wrong = [Reason("score.from_survey", {"leaf": value.code})]
        same = not wrong and value.same_as(last)
        if last is not None and not wrong and not same and _unseen(row, last, person):
            wrong = [_meanwhile(value.code, last)]
        faults += wrong
        if not wrong and not same:
            found.append(value)
    if round_ in APPRAISALS and not faults:
        faults += _unexplained(criteria, sheet, found, _standing(known, round_))
    if faults:
        raise Refused(*faults)
    return found


def _standing(known: Mapping[tuple[str, str], Given], round_: LeafRound) -> dict[str, Given]:
    """What an appraisal is compared with: the unit's values; in the second appraisal, the first one's over them."""
    before = (LeafRound.SELF,) if round_ is LeafRound.APPRAISAL else (LeafRound.SELF, LeafRound.APPRAISAL)
    return {code: given for earlier in before for (r, code), given in known.items() if r == earlier}


def _unseen(typed: Typed, last: Given, person: int | None) -> bool:
    seen = typed.get("seen")
    return seen != last.pk if seen is not None else last.person is not None and last.person != person


def _meanwhile(code: str, last: Given) -> Reason:
    said = "–" if last.entry is None else _said(last.entry)
    at = f"{timezone.localtime(last.at):%H:%M %d/%m/%Y}"
    return Reason("score.changed_meanwhile", {"leaf": code, "by": last.by, "at": at, "value": said, "seen": last.pk})


def _value(node: Node | None, typed: Typed) -> tuple[Value, list[Reason]]:
    absent, reason = bool(typed.get("not_applicable")), str(typed.get("reason") or "").strip()
    evidence = str(typed.get("evidence") or "").strip()
    if node is None:
        return Value(typed["leaf"], None, absent, reason, evidence), [
            Reason("score.code_unknown", {"leaf": typed["leaf"]})
        ]
    entry = None if absent or node.children else entry_of_typed(node, typed)
    return Value(node.code, entry, absent, reason, evidence), list(_wrong(node, entry, absent, reason))


def _wrong(node: Node, entry: Entry | None, absent: bool, reason: str) -> Iterator[Reason]:
    if absent and not reason:
        yield Reason("score.na_without_reason", {"leaf": node.code})
    if not absent and not node.children and entry is None:
        yield Reason("score.value_missing", {"leaf": node.code})
    if entry is not None:
        for finding in check_entry(node, entry):
            yield Reason(f"score.{finding.code}", {"leaf": node.code, **finding.data, "value": _said(entry)})


def _said(entry: Entry) -> str:
    value = entry.choice if entry.choice is not None else entry.number
    return str(value if value is not None else "")


def _unexplained(
    criteria: CriteriaSet, sheet: ScoreSheet, values: Sequence[Value], declared: Mapping[str, Given]
) -> Iterator[Reason]:
    """Where the appraiser differs from the unit, or from what its tasks say, a reason is due."""
    facts = task_facts([sheet])[sheet.pk]
    lacking = [
        value.code
        for value in values
        if not value.reason and _differs(criteria.node(value.code), value, declared, facts)
    ]
    if lacking:
        yield Reason("score_sheet.difference_unexplained", {"leaves": lacking})


def _differs(node: Node, value: Value, declared: Mapping[str, Given], facts: Mapping[str, TaskFacts]) -> bool:
    said = declared.get(node.code)
    if said is not None:
        return (said.entry, said.not_applicable) != (value.entry, value.not_applicable)
    if node.children or node.rule is None or node.code not in facts:
        return False
    return entry_from(facts[node.code], node.rule.feed) != value.entry


def typed_of(node: Node, given: Given | None) -> dict[str, Any]:
    """What to put in the fields of a form for a value that was given."""
    if given is None:
        return {}
    entry = given.entry or Entry()
    typed: dict[str, Any] = {"number": entry.number, "of": entry.of, "choice": entry.choice or ""}
    return typed | {
        "counts": dict(entry.counts), "values": dict(entry.values),
        "not_applicable": given.not_applicable, "reason": given.reason,
        "evidence": given.evidence,
    }  # fmt: skip
