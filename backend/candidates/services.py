"""Acts on the question who could be nominated: ask it, drop it. It moves nothing else; the trail keeps that it was."""

from __future__ import annotations

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.candidates import answering
from backend.candidates.models import Answer, Question
from backend.candidates.serializers import AskInputs
from backend.catalogue import queries as catalogue
from backend.organisation.models import Unit
from workflows.engine import Reason, Refused


@act("candidate_question.ask", inputs=AskInputs)
def ask(doing: Doing, *, unit: Unit, year: int) -> Question:
    """Ask who of the unit and of those below it could be nominated, by today's pack, with that last year."""
    edition = catalogue.pack_for(doing.day, unit)
    question = Question(unit=unit, asker_id=doing.actor.person_id or 0, year=year, asked_at=doing.at)
    doing.permit(question)
    faults = [Reason("candidate_question.year_to_come", {"year": year})] if year > doing.day.year else []
    if edition is None:
        faults.append(Reason("candidate_question.no_pack", {"date": doing.day}))
    if faults or edition is None:
        raise Refused(*faults)
    question.pack = edition
    question.total = answering.units_of(question).count() + answering.people_of(question).count()
    doing.save(question, unit=unit.name, year=year, asked_about=question.total)
    return question


@act("candidate_question.drop", model=Question)
def drop(doing: Doing, question: Question) -> None:
    """Stop answering and delete the answers."""
    Answer.objects.filter(question=question).delete()
    doing.move(question)
