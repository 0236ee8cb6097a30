"""Reading reports: their form and answers, how far they have come, what the moves ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from backend.base.reasons import said
from backend.catalogue import form_books
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Edition
from backend.dossiers.models import AchievementReport, ReportText
from backend.nominations.grounds import GROUNDS
from backend.nominations.models import Nomination
from workflows.dossiers.answers import EMPTY, Answer, SectionState, progress
from workflows.dossiers.loading import fitting, form_digest
from workflows.dossiers.schema import Form, FormBook, FormField
from workflows.engine import Facts
from workflows.facts import NomineeKind
from workflows.lifecycles.nomination import NominationState

OPEN_ROWS = (NominationState.DRAFT.value, NominationState.IN_PROCESS.value)


@dataclass(frozen=True, slots=True)
class Standing:
    """A report with its form, its answers and the state of each section."""

    report: AchievementReport
    book: FormBook
    form: Form
    texts: Mapping[str, ReportText]
    states: tuple[SectionState, ...]

    @property
    def answers(self) -> dict[str, Answer]:
        """What every field says now."""
        return {field: answer(text.value) for field, text in self.texts.items()}

    @property
    def required(self) -> tuple[int, int]:
        """How many required fields are answered, and how many there are."""
        fields = self.book.fields_of(self.form).values()
        many = sum(field.required for field in fields)
        return many - sum(len(state.empty) for state in self.states), many

    @property
    def empty(self) -> list[FormField]:
        """The required fields that are still empty."""
        return [field for state in self.states for field in state.empty]


def answer(stored: object) -> Answer:
    """An answer as rules see it; the database keeps tables as lists."""
    if isinstance(stored, list):
        return tuple(tuple(str(cell) for cell in row) for row in stored)
    return str(stored) if stored else EMPTY


def reports() -> QuerySet[AchievementReport]:
    """Reports as pages and the API show them."""
    return AchievementReport.objects.select_related(
        "nomination__submission__round",
        "nomination__unit",
        "nomination__person__unit",
        "nomination__collective",
        "book",
    )


def standing(report: AchievementReport) -> Standing:
    """One report as it stands now."""
    return standings([report])[report.pk]


def standings(found: Iterable[AchievementReport]) -> dict[int, Standing]:
    """Many reports as they stand now, in two queries."""
    listed = list(found)
    texts: dict[int, dict[str, ReportText]] = defaultdict(dict)
    for text in ReportText.objects.filter(report__in=[report.pk for report in listed]):
        texts[text.report_id][text.field] = text
    made = {}
    for report in listed:
        book = form_books.value(report.book)
        form = book.form(report.form)
        mine = texts[report.pk]
        states = progress(book, form, {field: answer(text.value) for field, text in mine.items()})
        made[report.pk] = Standing(report, book, form, mine, states)
    return made


def report_facts(report: AchievementReport) -> Facts:
    """What the guards of a report look at."""
    now = standing(report)
    fields = now.book.fields_of(now.form)
    faulty = {str(reason.data["field"]).split(".")[0] for state in now.states for reason in state.faults}
    return {
        "row_open": report.nomination.state in OPEN_ROWS,
        "empty": [said(field.label) for field in now.empty],
        "faulty": [said(fields[code].label) for code in fields if code in faulty],
        "beside": [said(fields[code].label) for code in _besides(report) if code in fields],
    }


def _besides(report: AchievementReport) -> list[str]:
    return list(report.beside.values_list("field", flat=True).distinct())


def forms_for(nomination: Nomination, on: date) -> tuple[Edition | None, tuple[Form, ...]]:
    """The book of a day and the forms that fit a nomination, the most exact first."""
    edition = catalogue.book_for(on)
    award = catalogue.awards_known(on).get(nomination.award)
    if edition is None or award is None:
        return edition, ()
    kind = NomineeKind(nomination.nominee_kind)
    ground = GROUNDS[nomination.ground]
    return edition, fitting(form_books.value(edition), kind, ground, award.level, award.code)


def newer(report: AchievementReport, on: date) -> tuple[Edition, Form] | None:
    """The newer edition and form that this report could be carried over to; None while its own is the newest."""
    edition, forms = forms_for(report.nomination, on)
    if edition is None or not forms or edition.pk == report.book_id:
        return None
    form = next((one for one in forms if one.code == report.form), forms[0])
    own = form_books.value(report.book)
    same = form_digest(own, own.form(report.form)) == form_digest(form_books.value(edition), form)
    return None if same else (edition, form)
