"""From counted answers to scores, exact; and from a survey's units to a report in which small groups do not show."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction

from workflows.rules.survey import (
    Asked,
    Element,
    ElementMethod,
    Question,
    QuestionMethod,
    QuestionSet,
    TotalMethod,
)
from workflows.rules.survey_hiding import too_small, total_covers_all

Counts = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Forms:
    """What was counted in one unit: forms handed out, valid, invalid, and per question how often each option."""

    issued: int = 0
    valid: int = 0
    invalid: int = 0
    counts: Counts = field(default_factory=dict)

    @property
    def valid_pct(self) -> Fraction | None:
        """Valid forms of those that came back, in percent; None when none came back."""
        back = self.valid + self.invalid
        return Fraction(100 * self.valid, back) if back else None


@dataclass(frozen=True)
class Figure:
    """One question of one unit: how many answered, how often each option, the score out of 100; or hidden."""

    code: str
    answers: int = 0
    counts: tuple[tuple[str, int], ...] = ()
    score: Fraction | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Block:
    """Everything that is shown of one unit, or of the total; a hidden block holds nothing but that it is hidden."""

    issued: int = 0
    valid: int = 0
    invalid: int = 0
    figures: tuple[Figure, ...] = ()
    elements: tuple[tuple[str, Fraction], ...] = ()
    halves: tuple[tuple[str, Fraction], ...] = ()
    score: Fraction | None = None
    hidden: bool = False


@dataclass(frozen=True)
class Report:
    """The units, and the total; `covers_all` says whether the total holds the hidden units too."""

    units: Mapping[str, Block]
    total: Block
    covers_all: bool


def add(parts: Collection[Forms]) -> Forms:
    """The sum of several countings (paper and online, or several units)."""
    counts: dict[str, dict[str, int]] = {}
    for part in parts:
        for question, options in part.counts.items():
            row = counts.setdefault(question, {})
            for option, count in options.items():
                row[option] = row.get(option, 0) + count
    total = [sum(getattr(part, name) for part in parts) for name in ("issued", "valid", "invalid")]
    return Forms(total[0], total[1], total[2], counts)


def worth_of(question: Question, method: QuestionMethod, counts: Mapping[str, int]) -> tuple[Decimal, int]:
    """What the answers are worth in answers of full worth, and how many there are: satisfied of all, or weighed."""
    answers = sum(counts.get(option.code, 0) for option in question.options)
    if method is QuestionMethod.SHARE_SATISFIED:
        return Decimal(sum(counts.get(o.code, 0) for o in question.options if o.satisfied)), answers
    worth = sum(((o.worth_pct or Decimal(0)) * counts.get(o.code, 0) for o in question.options), Decimal(0))
    return worth / 100, answers


def question_score(question: Question, method: QuestionMethod, counts: Mapping[str, int]) -> Fraction | None:
    """The score of a question out of 100; None when nobody answered, or when it has none."""
    worth, answers = worth_of(question, method, counts)
    return Fraction(worth) * 100 / answers if answers and question.counts else None


def element_score(element: Element, form: QuestionSet, counts: Counts, without: Collection[str]) -> Fraction | None:
    """The score of an element over its questions that count and were answered, those of `without` left out."""
    asked = [q for q in element.questions if q.counts and q.code not in without]
    method = form.method
    if method.element is ElementMethod.POOLED:
        pairs = [worth_of(q, method.question, counts.get(q.code, {})) for q in asked]
        answers = sum(pair[1] for pair in pairs)
        return sum((Fraction(pair[0]) for pair in pairs), Fraction(0)) * 100 / answers if answers else None
    scores = [question_score(q, method.question, counts.get(q.code, {})) for q in asked]
    return mean([(score, Decimal(1)) for score in scores])


def mean(parts: Collection[tuple[Fraction | None, Decimal]]) -> Fraction | None:
    """The weighted mean of the scores that exist; None without any."""
    known = [(score, Fraction(weight)) for score, weight in parts if score is not None]
    weight = sum((part[1] for part in known), Fraction(0))
    return sum((score * share for score, share in known), Fraction(0)) / weight if weight else None


def block(form: QuestionSet, forms: Forms, hidden: Collection[str] = ()) -> Block:
    """All figures of one unit or of a total; questions of `hidden` are neither shown nor counted in any score."""
    scored = {e.code: element_score(e, form, forms.counts, hidden) for e in form.elements}
    halves = {
        half.code: mean([(scored[e.code], e.weight) for e in form.elements if e.half == half.code])
        for half in form.halves
    }
    return Block(
        forms.issued,
        forms.valid,
        forms.invalid,
        tuple(_figure(q, form, forms.counts.get(q.code, {}), q.code in hidden) for q in form.questions()),
        _known(scored),
        _known(halves),
        _total(form, scored, halves),
    )


def _known(scores: Mapping[str, Fraction | None]) -> tuple[tuple[str, Fraction], ...]:
    return tuple((code, score) for code, score in scores.items() if score is not None)


def _total(
    form: QuestionSet, elements: Mapping[str, Fraction | None], halves: Mapping[str, Fraction | None]
) -> Fraction | None:
    if form.method.total is TotalMethod.WEIGHTED_HALVES:
        return mean([(halves[half.code], half.weight) for half in form.halves])
    equal = form.method.total is TotalMethod.MEAN_OF_ELEMENTS
    return mean([(elements[e.code], Decimal(1) if equal else e.weight) for e in form.elements])


def _figure(question: Question, form: QuestionSet, counts: Mapping[str, int], hidden: bool) -> Figure:
    if hidden or question.asked is Asked.TEXT:
        return Figure(question.code, hidden=hidden)
    told = tuple((option.code, counts.get(option.code, 0)) for option in question.options)
    score = question_score(question, form.method.question, counts)
    return Figure(question.code, sum(count for _code, count in told), told, score)


def _size(question: Question, forms: Forms) -> int:
    """How many people stand behind a question's figures; of ticks nobody knows how many people made them."""
    if question.asked is Asked.MULTIPLE:
        return forms.valid
    return sum(forms.counts.get(question.code, {}).values())


def report(form: QuestionSet, units: Mapping[str, Forms], minimum: int) -> Report:
    """The report of a survey group over its units, in which nothing of fewer than `minimum` forms can be read.

    A question that fewer answered than the minimum is hidden in that unit and out of its scores, likewise in the total.
    """
    small = too_small({unit: forms.valid for unit, forms in units.items()}, minimum)
    asked = [q for q in form.questions() if q.asked is not Asked.TEXT]
    sizes = {q.code: {unit: _size(q, forms) for unit, forms in units.items()} for q in asked}
    thin = {code: small | too_small(by_unit, minimum) for code, by_unit in sizes.items()}
    shown = {
        unit: Block(hidden=True) if unit in small else block(form, forms, {c for c in thin if unit in thin[c]})
        for unit, forms in units.items()
    }
    valid = {unit: forms.valid for unit, forms in units.items()}
    whole = total_covers_all(valid, small, minimum)
    covered = {c: whole and total_covers_all(sizes[c], thin[c], minimum) for c in sizes}
    total = add([forms for unit, forms in units.items() if whole or unit not in small])
    merged = dict(_merged(units, thin, covered))
    lost = {c for c in sizes if too_small({"": sum(merged[c].values())}, minimum)}
    total = Forms(total.issued, total.valid, total.invalid, merged)
    summed = Block(hidden=True) if 0 < total.valid < minimum else block(form, total, lost)
    return Report(shown, summed, whole and all(covered.values()))


def _merged(
    units: Mapping[str, Forms], thin: Mapping[str, Collection[str]], covered: Mapping[str, bool]
) -> Iterator[tuple[str, dict[str, int]]]:
    for code, hidden in thin.items():
        row: dict[str, int] = {}
        for unit, forms in units.items():
            if covered[code] or unit not in hidden:
                for option, count in forms.counts.get(code, {}).items():
                    row[option] = row.get(option, 0) + count
        yield code, row
