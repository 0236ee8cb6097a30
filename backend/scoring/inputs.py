"""From stored values and task results to what the engine scores: the newest value of a round counts."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from backend.base import clock
from backend.criteria.criteria_sets import criteria_value
from backend.reform.leaf_facts import leaf_records
from backend.scoring.models import APPRAISALS, LeafRound, LeafValue, ScoreSheet
from backend.surveys.queries import SurveyEntry, entries_for
from workflows.rules.criteria import CriteriaSet, Node
from workflows.rules.feeds import Entry, Feed, TaskFacts
from workflows.rules.progress import facts_by_leaf
from workflows.rules.scoring import Basis, LeafInput, check_entry, entry_to_json

ROUNDS_OF = {Basis.SELF: (LeafRound.SELF,), Basis.APPRAISED: APPRAISALS}
BASIS_OF = {LeafRound.SELF: Basis.SELF, LeafRound.APPRAISAL: Basis.APPRAISED}


@dataclass(frozen=True, slots=True)
class Given:
    """The newest value of one round for one node."""

    entry: Entry | None
    not_applicable: bool
    reason: str
    evidence: str
    by: str
    at: datetime
    pk: int = 0
    person: int | None = None


NewestOf = Mapping[tuple[str, str], Given]


def entry_of_value(value: Mapping[str, Any]) -> Entry | None:
    """The entry of a stored value, which was checked when it was given; None for an empty one."""
    if not value:
        return None
    number, of = value.get("number"), value.get("of")
    return Entry(
        number=None if number is None else Decimal(number),
        of=None if of is None else Decimal(of),
        choice=value.get("choice"),
        counts=tuple((code, count) for code, count in value.get("counts", ())),
        values=tuple((name, Decimal(figure)) for name, figure in value.get("values", ())),
    )


def newest(sheets: Collection[int], rounds: Collection[str] = LeafRound.values) -> dict[int, NewestOf]:
    """The values that count of many sheets, by (round, code): one query."""
    found: dict[int, dict[tuple[str, str], Given]] = defaultdict(dict)
    rows = LeafValue.objects.filter(sheet__in=sheets, round__in=rounds).order_by("pk")
    for row in rows:
        found[row.sheet_id][row.round, row.leaf] = Given(
            entry_of_value(row.value), row.not_applicable, row.reason, row.evidence, row.given_by, row.given_at,
            row.pk, row.person_id,
        )  # fmt: skip
    return {pk: found.get(pk, {}) for pk in sheets}


def counted_on(sheet: ScoreSheet, today: date | None = None) -> date:
    """The day at which a sheet counts tasks: what the appraisal fixed, else today, never after the year's end."""
    return sheet.counted_on or min(today or clock.today(), date(sheet.year, 12, 31))


def task_facts(sheets: Sequence[ScoreSheet]) -> dict[int, dict[str, TaskFacts]]:
    """What the tasks of each sheet's unit give its criteria, as of the day it counts: two queries."""
    records = leaf_records({s.unit_id for s in sheets}, {s.year for s in sheets})
    today = clock.today()
    return {s.pk: facts_by_leaf(records.get((s.unit_id, s.year), ()), counted_on(s, today)) for s in sheets}


def read_inputs(sheets: Sequence[ScoreSheet], basis: Basis) -> dict[int, dict[str, LeafInput]]:
    """The engine's inputs of many sheets: three queries and those of surveys, whatever their number."""
    values, facts = newest([sheet.pk for sheet in sheets]), task_facts(sheets)
    found = {s.pk: inputs_of(criteria_value(s.criteria), values[s.pk], facts[s.pk], basis) for s in sheets}
    for pk, code, told in survey_entries(sheets):
        found[pk][code] = replace(found[pk].get(code, LeafInput()), counted=told.entry, counted_from=told.source)
    return found


def survey_entries(sheets: Sequence[ScoreSheet]) -> Iterator[tuple[int, str, SurveyEntry]]:
    """What accepted surveys give the leaves of each sheet that read a survey; one that does not fit is left out."""
    asked = {s.pk: [leaf for leaf in criteria_value(s.criteria).leaves() if feeds_on_survey(leaf)] for s in sheets}
    years = {s.year for s in sheets if asked[s.pk]}
    told = {year: entries_for({s.unit_id for s in sheets if s.year == year}, year) for year in sorted(years)}
    for sheet in sheets:
        for leaf in asked[sheet.pk]:
            entry = told[sheet.year].get((sheet.unit_id, leaf.code))
            if entry is not None and not any(check_entry(leaf, entry.entry)):
                yield sheet.pk, leaf.code, entry


def feeds_on_survey(node: Node) -> bool:
    """Whether a leaf takes its value from a survey, so that no unit scores itself there."""
    return node.rule is not None and node.rule.feed is Feed.SURVEY


def survey_line(code: str, entry: Entry) -> str:
    """The one text of what a survey gives a leaf."""
    return f"{code}|survey|{canonical(entry)}"


def inputs_of(
    criteria: CriteriaSet, values: NewestOf, facts: Mapping[str, TaskFacts], basis: Basis
) -> dict[str, LeafInput]:
    """The engine's inputs of one sheet; "not applicable" counts only in the round that is scored."""
    given = {code for round_, code in values if round_ != LeafRound.EXPLANATION}
    return {
        node.code: _input(node.code, values, facts.get(node.code) if not node.children else None, basis)
        for node in criteria.nodes()
        if node.code in facts or node.code in given
    }


def appraised_of(values: NewestOf, code: str) -> Given | None:
    """The appraisers' newest word on a node, in whichever appraisal it was given."""
    found = [values[round_, code] for round_ in APPRAISALS if (round_, code) in values]
    return max(found, key=lambda given: given.pk, default=None)


def _input(code: str, values: NewestOf, facts: TaskFacts | None, basis: Basis) -> LeafInput:
    declared, appraised = values.get((LeafRound.SELF, code)), appraised_of(values, code)
    own = declared if basis is Basis.SELF else appraised
    proofs = (declared.evidence if declared else "", appraised.evidence if appraised else "")
    return LeafInput(
        not_applicable=own is not None and own.not_applicable,
        na_reason=own.reason if own is not None else "",
        facts=facts,
        declared=declared.entry if declared else None,
        declared_by=declared.by if declared else "",
        appraised=appraised.entry if appraised else None,
        appraised_by=appraised.by if appraised else "",
        sources=tuple(proof for proof in dict.fromkeys(proofs) if proof),
    )


def canonical(entry: Entry) -> str:
    """The one text of an entry."""
    return json.dumps(entry_to_json(entry), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def facts_line(code: str, facts: TaskFacts) -> str:
    """The one text of what tasks give a leaf."""
    counts = (facts.total, facts.done, facts.on_time, facts.late, facts.overdue, facts.days_late)
    return f"{code}|tasks|{counts}|{','.join(facts.ids)}"


def _lines(inputs: Mapping[str, LeafInput], basis: Basis) -> Iterator[str]:
    for code, given in inputs.items():
        entry = given.appraised if basis is Basis.APPRAISED else given.declared
        if given.not_applicable:
            yield f"{code}|na"
        if entry is not None:
            yield f"{code}|value|{canonical(entry)}"
        if given.facts is not None:
            yield facts_line(code, given.facts)
        if given.counted is not None and given.counted_from:
            yield survey_line(code, given.counted)


def digest(criteria_sha256: str, lines: Iterable[str]) -> str:
    """The SHA-256 of everything a score was made of: criteria set, values, task results."""
    return hashlib.sha256("\n".join([criteria_sha256, *sorted(lines)]).encode()).hexdigest()


def inputs_digest(criteria_sha256: str, inputs: Mapping[str, LeafInput], basis: Basis) -> str:
    """The digest of one sheet's inputs."""
    return digest(criteria_sha256, _lines(inputs, basis))
