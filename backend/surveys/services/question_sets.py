"""Acts on question sets: drafted question by question, published once, followed by a newer edition."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Any

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.organisation.models import Unit
from backend.surveys.beginnings import FIVE_STEPS, begin
from backend.surveys.models import QuestionSet
from backend.surveys.serializers import EditSetInputs, NewSetInputs, PutInputs, RemoveInputs
from workflows.engine import Reason, Refused
from workflows.rules.survey import (
    Asked,
    Element,
    ElementMethod,
    Method,
    Option,
    Question,
    QuestionMethod,
    TotalMethod,
    to_json,
)
from workflows.rules.survey import QuestionSet as Form

SATISFIED = frozenset({"hl", "x"})


@act("question_set.create", inputs=NewSetInputs)
def create(
    doing: Doing, *, unit: Unit, code: str, title: str, instrument: str, respondents: str = "citizen",
    template: str = "", copy_of: QuestionSet | None = None, illustrative: bool = False,
) -> QuestionSet:  # fmt: skip
    """Begin a set, empty, from a pattern or as a copy; a code that is taken gives its next edition."""
    newest = QuestionSet.objects.filter(unit=unit, code=code).order_by("-edition").first()
    form = begin(template, title, instrument, respondents)
    if copy_of is not None:
        form = replace(copy_of.form, title_vi=title)
    made = QuestionSet(
        unit=unit, code=code, edition=(newest.edition if newest else 0) + 1, title=title, text=to_json(form),
        illustrative=illustrative,
    )  # fmt: skip
    doing.permit(made)
    if newest is not None and newest.sha256 is None:
        raise Refused(Reason("question_set.draft_there", {"code": code}))
    if copy_of is not None:
        doing.permit(copy_of, "question_set.view")
    doing.save(made, code=code, edition=made.edition)
    return made


@act("question_set.edit", model=QuestionSet, inputs=EditSetInputs)
def edit(
    doing: Doing, row: QuestionSet, *, title: str, question_method: str, element_method: str, total_method: str,
    method_source: str = "", method_status: str = "unconfirmed", leaf: str = "",
) -> None:  # fmt: skip
    """Name and method of a draft; the method stands with its source and how surely it is known."""
    if method_status != "unconfirmed" and not method_source.strip():
        raise Refused(Reason("question_set.method_without_source"))
    method = Method(
        QuestionMethod(question_method), ElementMethod(element_method), TotalMethod(total_method), method_source,
        method_status,
    )  # fmt: skip
    row.title = title
    _write(doing, row, replace(row.form, title_vi=title, method=method, leaf=leaf), method=question_method)


@act("question_set.put", model=QuestionSet, inputs=PutInputs)
def put(doing: Doing, row: QuestionSet, *, element: str, code: str, **given: Any) -> None:
    """Write a question into its element, which is made when it is new; a known code is written anew in its place."""
    _write(doing, row, with_question(row.form, element, question_from(code, given), given), question=code)


@act("question_set.remove", model=QuestionSet, inputs=RemoveInputs)
def remove(doing: Doing, row: QuestionSet, *, code: str) -> None:
    """Take a question out; an element without questions goes with its last one."""
    form = row.form
    if form.question(code) is None:
        raise Refused(Reason("survey.question_unknown", {"question": code}))
    left = [replace(e, questions=tuple(q for q in e.questions if q.code != code)) for e in form.elements]
    _write(doing, row, replace(form, elements=tuple(e for e in left if e.questions)), question=code)


@act("question_set.publish", model=QuestionSet)
def publish(doing: Doing, row: QuestionSet) -> None:
    """Publish the set: from now on its text never changes."""
    row.sha256 = hashlib.sha256(f"{row.unit.code}/{row.code}/{row.edition}\n{row.text}".encode()).hexdigest()
    row.published_by, row.published_at = doing.actor.name, doing.at
    doing.move(row, sha256=row.sha256)


def _write(doing: Doing, row: QuestionSet, form: Form, **noted: Any) -> None:
    row.text = to_json(form)
    doing.save(row, **noted)


def with_question(form: Form, code: str, question: Question, given: dict[str, Any]) -> Form:
    """The set with a question put into the element of a code."""
    known = next((e for e in form.elements if e.code == code), None)
    named = known or Element(code, "")
    named = replace(
        named,
        title_vi=given.get("element_title") or named.title_vi or code,
        leaf=given.get("element_leaf", named.leaf),
    )
    places = [q.code for q in named.questions]
    kept = [question if q.code == question.code else q for q in named.questions]
    named = replace(named, questions=tuple(kept if question.code in places else [*kept, question]))
    others = [named if e.code == code else _without(e, question.code) for e in form.elements]
    return replace(form, elements=tuple(e for e in (others if known else [*others, named]) if e.questions))


def _without(element: Element, code: str) -> Element:
    return replace(element, questions=tuple(q for q in element.questions if q.code != code))


def question_from(code: str, given: dict[str, Any]) -> Question:
    """A question as it was typed; raises Refused with every line that is no option."""
    asked = Asked(given["asked"])
    options = options_from(given.get("options") or ())
    if asked is Asked.SCALE and not options:
        options = FIVE_STEPS
    return Question(
        code, given["text_vi"], asked, given.get("text_en", ""), options,
        given.get("required", True) and asked is not Asked.TEXT,
        given.get("scored", True) and asked in (Asked.SCALE, Asked.SINGLE), given.get("leaf", ""),
    )  # fmt: skip


def options_from(lines: Sequence[str]) -> tuple[Option, ...]:
    """Options typed a line each: code | text | worth in percent | hl when it counts as satisfied."""
    found, faults = [], []
    for number, line in enumerate((line for line in lines if line.strip()), start=1):
        parts = [part.strip() for part in line.split("|")] + ["", "", ""]
        try:
            worth = Decimal(parts[2].replace(",", ".").removesuffix("%").strip()) if parts[2] else None
        except InvalidOperation:
            worth, parts[0] = None, ""
        if not parts[0] or not parts[1] or (worth is not None and not worth.is_finite()):
            faults.append(Reason("question_set.option_unreadable", {"line": number, "text": line[:60]}))
            continue
        found.append(Option(parts[0], parts[1], "", worth, parts[3].lower() in SATISFIED))
    if faults:
        raise Refused(*faults)
    return tuple(found)


def option_line(option: Option) -> str:
    """An option as it is typed."""
    worth = "" if option.worth_pct is None else f"{option.worth_pct:f}".replace(".", ",")
    return f"{option.code} | {option.text_vi} | {worth} | {'hl' if option.satisfied else ''}".rstrip(" |")
