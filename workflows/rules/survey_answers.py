"""What may be answered and what may be counted: every fault of a form and of a counting, named at once."""

from collections.abc import Iterator, Mapping, Sequence

from workflows.rules.findings import Finding
from workflows.rules.survey import Asked, Question, QuestionSet
from workflows.rules.survey_scores import Forms

LONGEST_TEXT = 300
Answers = Mapping[str, Sequence[str]]


def answer_findings(form: QuestionSet, answers: Answers) -> Iterator[Finding]:
    """Say what is wrong with one person's answers: unknown codes, too many of them, what must be answered."""
    known = {question.code: question for question in form.questions()}
    for code in answers:
        if code not in known:
            yield Finding("question_unknown", code)
    for code, question in known.items():
        yield from _one(question, answers.get(code, ()))


def _one(question: Question, given: Sequence[str]) -> Iterator[Finding]:
    if not any(text.strip() for text in given):
        if question.required and question.asked is not Asked.TEXT:
            yield Finding("answer_missing", question.code)
        return
    if question.asked is Asked.TEXT:
        if len(given) > 1 or len(given[0]) > LONGEST_TEXT:
            yield Finding("text_too_long", question.code, {"limit": str(LONGEST_TEXT)})
        return
    options = {option.code for option in question.options}
    if not set(given) <= options or len(set(given)) < len(given):
        yield Finding("option_unknown", question.code)
    if question.asked is not Asked.MULTIPLE and len(given) > 1:
        yield Finding("one_answer_only", question.code)


def forms_findings(form: QuestionSet, forms: Forms) -> Iterator[Finding]:
    """Say what is wrong with a counting: unknown codes, negative counts, more answers than valid forms."""
    known = {question.code: question for question in form.questions()}
    if min(forms.issued, forms.valid, forms.invalid) < 0:
        yield Finding("count_negative", "")
    if forms.valid + forms.invalid > forms.issued:
        yield Finding("more_than_issued", "", {"back": str(forms.valid + forms.invalid), "issued": str(forms.issued)})
    for code, counts in forms.counts.items():
        question = known.get(code)
        if question is None or question.asked is Asked.TEXT:
            yield Finding("question_unknown", code)
            continue
        for option in sorted(set(counts) - {option.code for option in question.options}):
            yield Finding("option_unknown", code, {"option": option})
        if min(counts.values(), default=0) < 0:
            yield Finding("count_negative", code)
        most = max(counts.values(), default=0) if question.asked is Asked.MULTIPLE else sum(counts.values())
        if most > forms.valid:
            yield Finding("more_than_valid", code, {"answers": str(most), "valid": str(forms.valid)})
