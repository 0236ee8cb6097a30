"""Acts on exemplars, from a unit's choice to being made known and taken down."""

from __future__ import annotations

from backend.acts.doing import Doing
from backend.acts.registry import act
from backend.catalogue.models import Movement
from backend.exemplars.models import Audience, Consent, Exemplar
from backend.exemplars.serializers import (
    AdviceInputs,
    ConsentInputs,
    ExemplarDocumentInputs,
    PublishExemplarInputs,
    SelectInputs,
    StoryInputs,
    WhyExemplarInputs,
    WithdrawConsentInputs,
)
from backend.organisation.models import Person, Unit
from workflows.engine import Reason, Refused

CLOSED = ("not_recognised", "withdrawn", "annulled")


@act("exemplar.select", inputs=SelectInputs)
def select(
    doing: Doing, *, unit: Unit, year: int, title: str, why: str, person: Person | None = None,
    collective: Unit | None = None, movement: Movement | None = None, illustrative: bool = False,
) -> Exemplar:  # fmt: skip
    """A unit chooses whom it holds up as an example: somebody of its own, or a collective of its own."""
    row = Exemplar(
        unit=unit, person=person, collective=collective, movement=movement, year=year, title=title, why=why,
        prepared_by_id=doing.actor.person_id, illustrative=illustrative or unit.illustrative,
    )  # fmt: skip
    doing.permit(row)
    home = person.unit if person is not None else collective
    faults = []
    if home is None or not home.path.startswith(unit.path):
        faults.append(Reason("exemplar.of_another_unit", {"name": row.name, "unit": unit.name}))
    same = Exemplar.objects.filter(person=person, collective=collective, year=year, title=title)
    if same.exclude(state__in=CLOSED).exists():
        faults.append(Reason("exemplar.exists", {"name": row.name, "year": year}))
    if faults:
        raise Refused(*faults)
    doing.save(row, year=year, title=title)
    return row


@act("exemplar.write", model=Exemplar, inputs=StoryInputs)
def write(doing: Doing, row: Exemplar, *, title: str, story: str, figures: str = "") -> None:
    """Write the story and the figures."""
    row.title, row.story, row.figures = title, story, figures
    doing.save(row, title=title)


@act("exemplar.record_consent", model=Exemplar, inputs=ConsentInputs)
def record_consent(doing: Doing, row: Exemplar, *, audience: str, stated_by: str) -> None:
    """Record that the person (for a collective its head) agrees to be made known, and to whom."""
    _say(doing, row, True, audience, stated_by)
    if row.state == "shown" and not row.consents_to(row.audience):
        doing.move(row, "exemplar.take_down", stated_by=stated_by)


@act("exemplar.withdraw_consent", model=Exemplar, inputs=WithdrawConsentInputs)
def withdraw_consent(doing: Doing, row: Exemplar, *, stated_by: str) -> None:
    """The person no longer agrees: the page goes at once; the recognition stays."""
    doing.demand(row)
    _say(doing, row, False, row.audience, stated_by)
    if row.state == "shown":
        row.shown_from = None
        doing.move(row, "exemplar.take_down", stated_by=stated_by)


def _say(doing: Doing, row: Exemplar, given: bool, audience: str, stated_by: str) -> None:
    Consent.objects.create(
        exemplar=row, given=given, audience=audience, stated_by=stated_by, recorded_by=doing.actor.name,
        recorded_at=doing.at,
    )  # fmt: skip
    doing.save(row, consent=given, audience=audience, stated_by=stated_by)


@act("exemplar.introduce", model=Exemplar)
def introduce(doing: Doing, row: Exemplar) -> None:
    """The unit's head introduces the exemplar to the body above."""
    row.introduced_by, row.introduced_on, row.reason = doing.actor.name, doing.day, ""
    doing.move(row)


@act("exemplar.send_back", model=Exemplar, inputs=WhyExemplarInputs)
def send_back(doing: Doing, row: Exemplar, *, reason: str) -> None:
    """The story needs more."""
    row.reason, row.advised = reason, None
    doing.move(row, reason=reason)


@act("exemplar.consider", model=Exemplar, inputs=AdviceInputs)
def consider(doing: Doing, row: Exemplar, *, advised: str, advice: str) -> None:
    """The advising office says what it found; it recognises nothing."""
    row.advised, row.advice, row.considered_by = advised == "yes", advice, doing.actor.name
    doing.move(row, advised=row.advised, advice=advice)


@act("exemplar.recognise", model=Exemplar, inputs=ExemplarDocumentInputs)
def recognise(doing: Doing, row: Exemplar, *, document: str) -> None:
    """The signatory recognises under a document; being made known is an act of its own."""
    row.document, row.recognised_by, row.recognised_on = document, doing.actor.name, doing.day
    doing.move(row, document=document)


@act("exemplar.refuse", model=Exemplar, inputs=WhyExemplarInputs)
def refuse(doing: Doing, row: Exemplar, *, reason: str) -> None:
    """The signatory does not recognise, with reasons."""
    row.reason = reason
    doing.move(row, reason=reason)


@act("exemplar.publish", model=Exemplar, inputs=PublishExemplarInputs)
def publish(doing: Doing, row: Exemplar, *, audience: str = Audience.OFFICE) -> None:
    """Put it on the page of exemplars, for no wider audience than was agreed to."""
    doing.demand(row)
    if not row.consents_to(audience):
        raise Refused(Reason("exemplar.consent_narrower"))
    row.audience, row.shown_from = audience, doing.day
    doing.move(row, audience=audience)


@act("exemplar.unpublish", model=Exemplar, inputs=WhyExemplarInputs)
def unpublish(doing: Doing, row: Exemplar, *, reason: str) -> None:
    """Take it off the page; the recognition stays."""
    row.reason, row.shown_from = reason, None
    doing.move(row, reason=reason)


@act("exemplar.withdraw", model=Exemplar, inputs=WhyExemplarInputs)
def withdraw(doing: Doing, row: Exemplar, *, reason: str) -> None:
    """The unit takes its choice back."""
    row.reason = reason
    doing.move(row, reason=reason)


@act("exemplar.annul", model=Exemplar, inputs=WhyExemplarInputs)
def annul(doing: Doing, row: Exemplar, *, reason: str) -> None:
    """What was told proved untrue: the recognition ends and the page goes at once."""
    row.reason, row.shown_from = reason, None
    doing.move(row, reason=reason)
