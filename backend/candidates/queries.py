"""Reading answers: filtered and in order, with what each shown nominee lacks for one award."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import Substr
from django.db.models.lookups import Exact

from backend.base import clock
from backend.candidates import answering
from backend.candidates.models import Answer, Question
from backend.catalogue.queries import pack_value
from backend.nominations import wording
from backend.nominations.entering import Entry, entries
from backend.nominations.knowing import known
from backend.nominations.presenting import badge_of
from backend.organisation.models import Person, Unit
from permissions.actor import Actor
from workflows.engine import Label, Reason
from workflows.facts import Ground
from workflows.rules.answers import Outcome
from workflows.rules.conditions import Judged, statements_of
from workflows.rules.eligibility import FindingResult, Standing
from workflows.rules.sweeping import LETTERS, findings

STANDINGS: Mapping[str, Label] = {
    Standing.CANDIDATE: Label("có thể đề nghị", "could be nominated"),
    Standing.TO_CONFIRM: Label("đủ, điều khoản cần xác nhận", "meets all, law to be confirmed"),
    Standing.LEFT_TO_JUDGEMENT: Label(
        "đạt mọi điều đếm được; còn chờ bình xét", "all that can be counted is met; left to judgement"
    ),
    Standing.LACKS_UNCONFIRMED: Label("còn thiếu (điều khoản cần xác nhận)", "lacks something (law to be confirmed)"),
    Standing.NOT_ENOUGH_DATA: Label("chưa đủ dữ liệu", "not enough data"),
    Standing.NOT_ELIGIBLE: Label("còn thiếu", "lacks something"),
}
BADGES = {
    Standing.CANDIDATE: "pass", Standing.TO_CONFIRM: "needs_confirmation",
    Standing.LEFT_TO_JUDGEMENT: "left_to_judgement", Standing.LACKS_UNCONFIRMED: "needs_confirmation",
    Standing.NOT_ENOUGH_DATA: "not_enough_data", Standing.NOT_ELIGIBLE: "fail",
}  # fmt: skip
WITHIN_REACH = (Standing.CANDIDATE, Standing.TO_CONFIRM, Standing.LEFT_TO_JUDGEMENT)


@dataclass(frozen=True, slots=True)
class Lack:
    """One criterion that is not simply met: its title, its badge, the article, and what is missing."""

    title: Label
    badge: str
    basis: str
    missing: tuple[Reason, ...]
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Shown:
    """One nominee of a list: the standing for the award looked at, or the awards within reach."""

    answer: Answer
    badge: str
    lacks: tuple[Lack, ...]
    within_reach: tuple[Label, ...]


def filtered(question: Question, award: str = "", standing: str = "", unit: str = "") -> QuerySet[Answer]:
    """The answers with this standing for this award (either may be left out), of one unit if named."""
    rows = question.answers.select_related("unit", "person__unit").order_by("sort_key", "pk")
    mark = LETTERS[Standing(standing)] if standing in Standing._value2member_map_ else ""
    if award:
        rows = rows.filter(_of_award(question, award, mark))
    elif mark:
        rows = rows.filter(marks__contains=mark)
    return rows.filter(unit_id=int(unit[:18])) if unit.isdecimal() else rows


def _of_award(question: Question, award: str, mark: str) -> Q:
    """The award was asked of the nominee and, where one is named, has this mark."""
    found = Q(pk__in=())
    for kind, awards in question.awards.items():
        if award in awards:
            asked = Q(person__isnull=kind != "person")
            at = Substr("marks", awards.index(award) + 1, 1)
            found |= asked & Q(Exact(at, Value(mark))) if mark else asked
    return found


def grounds_asked(question: Question) -> dict[str, Ground]:
    """The ground whose criteria were asked for each award: the usual one; others are not answered."""
    return {one.award: one.ground for found in answering.asked(question).values() for one in found}


def shown(
    question: Question, answers: Sequence[Answer], award: str, names: Mapping[str, Label],
    actor: Actor | None = None,
) -> list[Shown]:  # fmt: skip
    """Answers ready to be shown; for one award with what each lacks, by the facts of now, and where it is entered."""
    if not award:
        judgement = all_judgement(question)
        return [Shown(one, "", (), _in_reach(question, one, names, judgement[one.kind])) for one in answers]
    pack, on = pack_value(question.pack), clock.day(question.asked_at)
    subjects = {one.pk: answering.subject_of(one.person or one.unit) for one in answers}
    loaded = known(list(subjects.values()), pack, on, [question.year])
    by_kind = {name: {one.award: one for one in found} for name, found in answering.asked(question).items()}
    sensitive, period, found = answering.sensitive_of(question), answering.period_of(question.year), []
    for one in answers:
        what = by_kind[one.kind].get(award)
        if what is None:
            continue
        who = subjects[one.pk]
        sees = answering.sees_all(question, sensitive, who)
        results = findings(what, loaded.facts(who, period), on, sees_all=sees)
        badge = BADGES[one.standings(question)[award]]
        holder = one.person or one.unit
        found.append(Shown(one, badge, tuple(_lacks(results, names, holder, actor, question.year)), ()))
    return found


def all_judgement(question: Question) -> dict[str, frozenset[str]]:
    """By kind of nominee the awards with no criterion of their own that facts decide: any record awaits judgement."""
    own = {row.code for row in pack_value(question.pack).criteria}
    return {
        kind: frozenset(
            one.award for one in found if all(isinstance(row.condition, Judged) for row in one.rows if row.code in own)
        )
        for kind, found in answering.asked(question).items()
    }


def _within(award: str, standing: str, judgement: Collection[str]) -> bool:
    """Within reach; where nothing is counted, a mere judgement to come brings nobody nearer."""
    return standing in WITHIN_REACH and (award not in judgement or standing != Standing.LEFT_TO_JUDGEMENT)


def _in_reach(
    question: Question, answer: Answer, names: Mapping[str, Label], judgement: Collection[str]
) -> tuple[Label, ...]:
    found = answer.standings(question).items()
    return tuple(names.get(award, Label(award, award)) for award, one in found if _within(award, one, judgement))


def _lacks(
    results: Iterable[FindingResult], names: Mapping[str, Label], holder: Person | Unit | None,
    actor: Actor | None, year: int,
) -> Iterable[Lack]:  # fmt: skip
    for one in results:
        if one.computed is not Outcome.PASS:
            missing = tuple(wording.worded(reason, names) for reason in one.missing)
            forms = entries(one.missing, holder, actor, year) if actor is not None else ()
            yield Lack(one.title, badge_of(one.outcome.value), one.basis, missing, forms)


def left_to_judgement(question: Question, award: str) -> list[tuple[Label, str]]:
    """What the law leaves to persons for this award: the criteria that no count decides, with their articles."""
    rows = [
        row for found in answering.asked(question).values() for one in found if one.award == award for row in one.rows
    ]
    return list(dict.fromkeys((row.title, row.basis) for row in rows if statements_of(row.condition)))


def bars(question: Question, names: Mapping[str, Label]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Standings by award, for the pictures: awards that somebody is within reach of, most first; and the others."""
    judgement = frozenset().union(*all_judgement(question).values())
    found = [
        {
            "award": award,
            "label": names.get(award, Label(award, award)),
            "counts": [(standing.value, STANDINGS[standing], counts.get(standing.value, 0)) for standing in Standing],
            "reached": any(counts.get(one.value) for one in WITHIN_REACH if _within(award, one, judgement)),
            "total": sum(counts.values()),
        }
        for award, counts in question.counts.items()
    ]
    found.sort(key=lambda one: [-count for _s, _l, count in one["counts"]])
    return [one for one in found if one["reached"]], [one for one in found if not one["reached"]]
