"""What the system knows already, as the first text of a report's fields."""

from __future__ import annotations

from django.utils import translation

from backend.catalogue.queries import awards_known
from backend.history.models import AwardRecord
from backend.history.queries import classifications_of
from backend.nominations import queries, steps
from backend.nominations.models import Nomination
from backend.nominations.presenting import ScoreWhy
from backend.web.formats import number
from workflows.dossiers.answers import Answer, blank, clean
from workflows.dossiers.schema import Form, FormBook, FormField, Prefill


def known(nomination: Nomination, book: FormBook, form: Form) -> dict[str, Answer]:
    """The first text of each field for which there is data; fields without stay empty."""
    fields = [field for field in book.fields_of(form).values() if field.prefill is not None]
    with translation.override("vi"):
        found = {field.code: clean(field, _value(nomination, field)) for field in fields}
    return {code: value for code, value in found.items() if not blank(value)}


def _value(row: Nomination, field: FormField) -> object:
    match field.prefill:
        case Prefill.NAME:
            return row.nominee_name
        case Prefill.POSITION:
            return row.position
        case Prefill.UNIT:
            return row.unit.name
        case Prefill.PARENT_UNIT:
            return row.collective.parent.name if row.collective and row.collective.parent else ""
        case Prefill.PERIOD:
            return " – ".join(str(year) for year in dict.fromkeys((row.achievement_from, row.achievement_to)))
        case Prefill.CITATION:
            return row.citation
        case Prefill.ACHIEVEMENT:
            return row.achievement
        case Prefill.AWARDS_RECEIVED:
            return _awards(row)
        case Prefill.YEARLY_CLASSES:
            return _classes(row)
        case _:
            return _score(row)


def _awards(row: Nomination) -> list[tuple[str, str, str]]:
    names = {code: award.name.vi for code, award in awards_known().items()}
    return [
        (str(record.year_to), names.get(record.award, record.award_name or record.award), _decision(record))
        for record in queries.history(row)
    ]


def _decision(record: AwardRecord) -> str:
    """Number, date and issuer of the decision, as far as they are known."""
    day = f"{record.decided_on:%d/%m/%Y}" if record.decided_on else ""
    return ", ".join(part for part in (record.decision_number or record.source, day, record.issuer) if part)


def _classes(row: Nomination) -> list[tuple[str, str, str]]:
    holder = row.person or row.collective
    if holder is None:
        return []
    return [(str(one.year), str(one.get_level_display()), one.source) for one in classifications_of(holder)]


def _score(row: Nomination) -> str:
    """The reform score in words, with what it is made of; nothing while there are no figures."""
    now = steps.standing_of(row)
    if now.points is None or now.max_points is None:
        return ""
    head = f"Điểm cải cách hành chính năm {row.achievement_to}: {number(now.points, 2)}/{number(now.max_points, 2)}"
    head += f", xếp loại {now.band}" if now.band else ""
    head += " (điểm tạm tính)" if now.provisional else ""
    areas = [
        f"- {area['label']}: {number(area['points'], 2)}/{number(area['maximum'], 2)}"
        for area in ScoreWhy.of(now.explanation).areas
    ]
    return "\n".join([f"{head}. Nguồn: {now.source}.", *areas])
