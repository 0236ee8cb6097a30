"""A question set as a value: elements, questions, options, and the method by which answers become a score.

The method is data with a source and a status: the printed SIPAS figures of 2023 do not follow from any plain mean (the
five elements give 82,888, with the policy half 82,689; printed was 82,66), so no weighting is presented as the law's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any

from workflows.engine import Label
from workflows.rules.codec import load, parse, to_text
from workflows.rules.findings import Finding


class Instrument(StrEnum):
    """Which survey it is; the rating after each dossier at the one-stop shop is another instrument and none of these.

    Source: NĐ 61/2018 for the one-stop rating; two different sheets that are never mixed.
    """

    XHH = "xhh"
    SIPAS = "sipas"


class Asked(StrEnum):
    """How a question is answered."""

    SCALE = "scale"
    SINGLE = "single"
    MULTIPLE = "multiple"
    TEXT = "text"


class QuestionMethod(StrEnum):
    """How the answers to one question become a score out of 100."""

    SHARE_SATISFIED = "share_satisfied"
    OPTION_WORTH = "option_worth"


class ElementMethod(StrEnum):
    """How questions become the score of their element."""

    MEAN_OF_QUESTIONS = "mean_of_questions"
    POOLED = "pooled"


class TotalMethod(StrEnum):
    """How elements become the score of the whole set."""

    MEAN_OF_ELEMENTS = "mean_of_elements"
    WEIGHTED_ELEMENTS = "weighted_elements"
    WEIGHTED_HALVES = "weighted_halves"


RESPONDENTS: Mapping[str, Label] = {
    "citizen": Label("Người dân", "Citizens"),
    "organisation": Label("Tổ chức, doanh nghiệp", "Organisations and businesses"),
    "council_deputy": Label("Đại biểu Hội đồng nhân dân", "People's Council deputies"),
    "province_leader": Label("Lãnh đạo tỉnh", "Leaders of the province"),
    "department_leader": Label("Lãnh đạo sở, ban, ngành", "Leaders of departments"),
    "division_leader": Label("Lãnh đạo phòng", "Leaders of divisions"),
    "district_leader": Label("Lãnh đạo cấp huyện", "Leaders of districts"),
    "commune_leader": Label("Lãnh đạo xã, phường, đặc khu", "Leaders of communes, wards and special zones"),
    "official": Label("Cán bộ, công chức", "Officials"),
}
"""Groups of respondents, each with its own form (six of them in the survey forms of Yên Bái, public code)."""


def respondents_label(code: str) -> Label:
    """What a person reads for a group of respondents; the code itself for one that is not listed."""
    return RESPONDENTS.get(code, Label(code, code))


@dataclass(frozen=True)
class Option:
    """One answer to choose; `worth_pct` is its worth of the question, `satisfied` whether it counts as content."""

    code: str
    text_vi: str
    text_en: str = ""
    worth_pct: Decimal | None = None
    satisfied: bool = False


@dataclass(frozen=True)
class Question:
    """One question; `leaf` is the code of the criterion that it feeds, `scored` whether it counts in its element."""

    code: str
    text_vi: str
    asked: Asked
    text_en: str = ""
    options: tuple[Option, ...] = ()
    required: bool = True
    scored: bool = True
    leaf: str = ""

    @property
    def counts(self) -> bool:
        """Whether it has a score: one answer out of several, and not asked for interest only."""
        return self.scored and self.asked in (Asked.SCALE, Asked.SINGLE)


@dataclass(frozen=True)
class Element:
    """An element (yếu tố) of the survey with its questions, in one half of the set when the method has halves."""

    code: str
    title_vi: str
    title_en: str = ""
    questions: tuple[Question, ...] = ()
    half: str = ""
    weight: Decimal = Decimal(1)
    leaf: str = ""


@dataclass(frozen=True)
class Half:
    """A half of the survey (public policy, public services) with its weight."""

    code: str
    title_vi: str
    title_en: str = ""
    weight: Decimal = Decimal(1)


@dataclass(frozen=True)
class Method:
    """How answers become scores, where that comes from and how surely it is known."""

    question: QuestionMethod = QuestionMethod.SHARE_SATISFIED
    element: ElementMethod = ElementMethod.MEAN_OF_QUESTIONS
    total: TotalMethod = TotalMethod.MEAN_OF_ELEMENTS
    source: str = ""
    status: str = "unconfirmed"


@dataclass(frozen=True)
class QuestionSet:
    """A form for one group of respondents; `leaf` is the criterion that its total feeds."""

    title_vi: str
    instrument: Instrument
    respondents: str
    title_en: str = ""
    elements: tuple[Element, ...] = ()
    halves: tuple[Half, ...] = ()
    method: Method = Method()
    leaf: str = ""
    source: str = ""

    def questions(self) -> Iterator[Question]:
        """Every question in order."""
        for element in self.elements:
            yield from element.questions

    def question(self, code: str) -> Question | None:
        """The question of a code, None when there is none."""
        return next((question for question in self.questions() if question.code == code), None)


def from_json(text: str) -> QuestionSet:
    """Read a question set; raises `codec.BadData` for anything that is not exactly one."""
    return from_data(parse(text))


def from_data(data: Any) -> QuestionSet:
    """Read a question set from JSON data; raises `codec.BadData`."""
    found: QuestionSet = load(QuestionSet, data)
    return found


def to_json(form: QuestionSet) -> str:
    """Return the canonical text: equal sets give equal bytes."""
    return to_text(form)


MOST_QUESTIONS, MOST_OPTIONS = 100, 20


def lint(form: QuestionSet) -> list[Finding]:
    """Say everything that is wrong with a set before anybody answers it; empty means sound."""
    questions = list(form.questions())
    codes = [element.code for element in form.elements] + [question.code for question in questions]
    found = [Finding("code_twice", code) for code in sorted({c for c in codes if codes.count(c) > 1})]
    if len(questions) > MOST_QUESTIONS:
        found.append(Finding("too_many_questions", "", {"limit": str(MOST_QUESTIONS)}))
    if not any(question.counts for question in questions):
        found.append(Finding("nothing_scored", ""))
    for question in questions:
        found += _question_findings(question, form.method)
    if form.method.total is TotalMethod.WEIGHTED_HALVES:
        found += _half_findings(form)
    if form.method.total is TotalMethod.WEIGHTED_ELEMENTS:
        found += [Finding("weight_not_positive", e.code) for e in form.elements if e.weight <= 0]
    return found


def _question_findings(question: Question, method: Method) -> Iterator[Finding]:
    codes = [option.code for option in question.options]
    if not question.text_vi.strip():
        yield Finding("text_missing", question.code)
    if question.asked is Asked.TEXT:
        if codes:
            yield Finding("text_with_options", question.code)
        return
    if not 2 <= len(codes) <= MOST_OPTIONS:
        yield Finding("options_missing", question.code)
    if len(set(codes)) < len(codes):
        yield Finding("option_twice", question.code)
    if question.counts:
        yield from _scored_findings(question, method)


def _scored_findings(question: Question, method: Method) -> Iterator[Finding]:
    if method.question is QuestionMethod.SHARE_SATISFIED:
        if not any(option.satisfied for option in question.options):
            yield Finding("nothing_satisfied", question.code)
        return
    for option in question.options:
        if option.worth_pct is None:
            yield Finding("worth_missing", question.code, {"option": option.code})
        elif not 0 <= option.worth_pct <= 100:
            yield Finding("worth_out_of_range", question.code, {"option": option.code})


def _half_findings(form: QuestionSet) -> Iterator[Finding]:
    known = {half.code for half in form.halves}
    for element in form.elements:
        if element.half not in known:
            yield Finding("half_unknown", element.code)
    for half in form.halves:
        if half.weight <= 0:
            yield Finding("weight_not_positive", half.code)
