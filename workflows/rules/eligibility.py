"""Judges the conditions of awards over dated facts; a pass makes a candidate, nothing is ever granted here.

Basis: L22 Arts 21–31, 73–75; N98 Arts 4, 30(9). Each answer carries the article, the facts used and what is missing.
Only a row whose status blocks may answer pass or fail; every other row answers "cần xác nhận" with what it computed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Protocol

from workflows.basis import Status
from workflows.engine import Label, Reason
from workflows.facts import NomineeFacts
from workflows.rules.answers import Answer, Outcome, Used, only_judgement
from workflows.rules.conditions import Condition, statements_of
from workflows.rules.judging import judge


class Row(Protocol):
    """What is read of a criterion of a pack."""

    @property
    def code(self) -> str: ...
    @property
    def title(self) -> Label: ...
    @property
    def condition(self) -> Condition: ...
    @property
    def basis(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def status(self) -> Status: ...
    @property
    def informs(self) -> bool: ...


@dataclass(frozen=True)
class FindingResult:
    """The answer of one criterion. `computed` is what the rule says of the facts before its status is weighed."""

    code: str
    title: Label
    outcome: Outcome
    computed: Outcome
    basis: str
    source: str
    status: Status
    used: tuple[Used, ...] = ()
    missing: tuple[Reason, ...] = ()
    sensitive: bool = False
    informs: bool = False
    parts: tuple[Answer, ...] = ()


class Standing(StrEnum):
    """What all findings together say, from the best to the worst.

    `to_confirm`: everything is met, a row of law is still to be confirmed; `lacks_unconfirmed`: something is not met,
    by a row that may not refuse because it is still to be confirmed. `left_to_judgement`: all that can be counted is
    met, and nothing is missing but judgements that persons must record.
    """

    CANDIDATE = "candidate"
    TO_CONFIRM = "to_confirm"
    LEFT_TO_JUDGEMENT = "left_to_judgement"
    LACKS_UNCONFIRMED = "lacks_unconfirmed"
    NOT_ENOUGH_DATA = "not_enough_data"
    NOT_ELIGIBLE = "not_eligible"


def evaluate(criteria: Iterable[Row], facts: NomineeFacts, received_on: date) -> tuple[FindingResult, ...]:
    """One finding per criterion, in their order. `received_on` is the date of reception, for intervals."""
    return tuple(_finding(row, facts, received_on) for row in criteria)


def _finding(row: Row, facts: NomineeFacts, received_on: date) -> FindingResult:
    answer = judge(row.condition, facts, received_on)
    return FindingResult(
        code=row.code,
        title=row.title,
        outcome=weighed(answer.outcome, row.status),
        computed=answer.outcome,
        basis=row.basis,
        source=row.source,
        status=row.status,
        used=answer.used,
        missing=answer.missing,
        sensitive=answer.sensitive,
        informs=row.informs,
        parts=answer.parts,
    )


def hangs_on_statements(condition: Condition, facts: NomineeFacts, received_on: date) -> bool:
    """Whether what persons say can still change the answer; where facts settle it or must come first, nothing is."""
    asked = statements_of(condition)
    answers = {
        judge(condition, replace(facts, statements=dict.fromkeys(asked, said)), received_on).outcome
        for said in (True, False)
    }
    return len(answers) > 1


def weighed(outcome: Outcome, status: Status) -> Outcome:
    """An answer of a row that may not block becomes "cần xác nhận"; missing data stays missing."""
    if outcome in (Outcome.PASS, Outcome.FAIL) and not status.blocks:
        return Outcome.TO_CONFIRM
    return outcome


def standing(findings: Iterable[FindingResult], confirmed: Mapping[str, bool] | None = None) -> Standing:
    """The worst of all findings that decide.

    `confirmed` holds persons' recorded judgements by criterion code. They settle rows that may not decide alone, also
    where data is missing; a row whose text was read is settled only by facts.
    """
    answers = confirmed or {}
    found = {(_settled(one, answers), one.computed, only_judgement(one.missing)) for one in findings if not one.informs}
    outcomes = {outcome for outcome, _computed, _judged in found}
    if Outcome.FAIL in outcomes:
        return Standing.NOT_ELIGIBLE
    unknown = {judged for outcome, _computed, judged in found if outcome is Outcome.NOT_ENOUGH_DATA}
    if False in unknown:
        return Standing.NOT_ENOUGH_DATA
    if any((outcome, computed) == (Outcome.TO_CONFIRM, Outcome.FAIL) for outcome, computed, _judged in found):
        return Standing.LACKS_UNCONFIRMED
    if unknown:
        return Standing.LEFT_TO_JUDGEMENT
    return Standing.TO_CONFIRM if Outcome.TO_CONFIRM in outcomes else Standing.CANDIDATE


def _settled(finding: FindingResult, answers: Mapping[str, bool]) -> Outcome:
    if not finding.status.blocks and finding.code in answers:
        return Outcome.PASS if answers[finding.code] else Outcome.FAIL
    return finding.outcome


def redacted(finding: FindingResult) -> FindingResult:
    """What a reader without leave for sensitive facts sees: always the same answer, whatever the truth is."""
    if not finding.sensitive:
        return finding
    hidden = Outcome.NOT_ENOUGH_DATA
    ask = (Reason("ask_the_appraising_body"),)
    return replace(finding, outcome=hidden, computed=hidden, used=(), missing=ask, parts=())
