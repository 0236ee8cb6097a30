"""Acts on personal data: ask, take, answer, refuse, withdraw; record that a nominee was told on paper."""

from __future__ import annotations

from datetime import date

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.calendars import days
from backend.nominations.models import Nomination
from backend.organisation.models import Person
from backend.privacy import held, notices, printing
from backend.privacy.models import DataRequest
from backend.privacy.register import register
from backend.privacy.serializers import AnswerRequestInputs, NoticeInputs, RefuseRequestInputs, SendInputs
from workflows.basis import Status
from workflows.engine import Reason, Refused
from workflows.lifecycles.data_request import DataRequestState
from workflows.rules.deadlines import Clock, due_on

AT_WORK = (DataRequestState.RECEIVED.value, DataRequestState.IN_WORK.value)


@act("data_request.send", inputs=SendInputs)
def send(doing: Doing, *, asked: str, what: str = "") -> DataRequest:
    """Ask what is held about oneself, or that something be corrected; one at a time of each kind."""
    person = Person.objects.select_related("unit").get(pk=doing.actor.person_id or 0)
    aim = register().answering
    clock_row = Clock(aim.days, aim.working, aim.basis, aim.source, Status(aim.status))
    made = DataRequest(
        person=person, asked=asked, what=what, received_on=doing.day,
        due_on=due_on(clock_row, doing.day, days.around(doing.day)),
    )  # fmt: skip
    doing.permit(made)
    if DataRequest.objects.filter(person=person, asked=asked, state__in=AT_WORK).exists():
        raise Refused(Reason("data_request.at_work"))
    doing.save(made, asked=asked)
    return made


@act("data_request.take", model=DataRequest)
def take(doing: Doing, request: DataRequest) -> None:
    """Begin to work on it."""
    doing.move(request)


@act("data_request.answer", model=DataRequest, inputs=AnswerRequestInputs)
def answer(doing: Doing, request: DataRequest, *, answer: str, elsewhere: str = "") -> None:
    """Answer with what is held now; a correction only once it was carried out by the acts that own the data."""
    correction = request.asked == "correction"
    contents = held.frozen(request.person, request if correction else None)
    if correction and not contents["changes"] and not elsewhere.strip():
        raise Refused(Reason("data_request.nothing_corrected", {"since": f"{request.received_on:%d/%m/%Y}"}))
    request.contents, request.elsewhere = contents, elsewhere.strip()
    request.answer, request.answered_by, request.answered_on = answer, doing.actor.name, doing.day
    request.paper = printing.answered(doing, request)
    late = request.due_on is not None and doing.day > request.due_on
    doing.move(request, late=late)


@act("data_request.refuse", model=DataRequest, inputs=RefuseRequestInputs)
def refuse(doing: Doing, request: DataRequest, *, reason: str) -> None:
    """Refuse with the reason, which the person reads."""
    request.answer, request.answered_by, request.answered_on = reason, doing.actor.name, doing.day
    doing.move(request)


@act("data_request.withdraw", model=DataRequest)
def withdraw(doing: Doing, request: DataRequest) -> None:
    """The person does not ask any more."""
    doing.move(request)


@act("nominee_notice.record", model=Nomination, inputs=NoticeInputs)
def record_notice(doing: Doing, nomination: Nomination, *, given_on: date) -> None:
    """The unit gave the nominee the notice on paper, because the nominee has no login."""
    notices.tell_on_paper(doing, nomination, given_on)
