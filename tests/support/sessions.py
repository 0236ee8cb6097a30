"""A small invented council with cases before it, and the way of its sessions by the product's own acts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db import connection

from backend.acts.runner import Outcome, perform
from backend.catalogue.models import Round
from backend.catalogue.queries import pack_for, process_edition
from backend.council.ballots import box_of
from backend.council.models import Council, Seat, SeatRole, Session
from backend.council.queries import member_of
from backend.history.models import AwardRecord, RecognisedInitiative
from backend.nominations.models import Nomination, NomineeKind, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.review.models import Stage
from permissions.roles import Role
from tests.support.eligible import usual_ground

SINCE = date(2023, 1, 1)
DAY = date(2024, 3, 1)
AT = datetime(2024, 3, 1, 2, 0, tzinfo=UTC)
PROCESS = "bang-khen-tinh-phong-trao-cchc"
AWARD = "bang-khen-tinh-phong-trao"
CHAINED = "chien-si-thi-dua-tinh"
FOR, AGAINST, BLANK = "in_favour", "against", "abstain"


def qualify(person: Person) -> None:
    """The history that the provincial title asks for: the base title three years running and a wide initiative."""
    for year in (2021, 2022, 2023):
        AwardRecord.objects.create(
            person=person, home=person.unit, award="chien-si-thi-dua-co-so", year_from=year, year_to=year, source="Sổ"
        )
    idea = RecognisedInitiative.objects.create(
        title="Sáng kiến",
        year=2023,
        scope="province",
        recognised_by="UBND tỉnh",
        source="QĐ 1",
        unit=person.unit,
    )
    idea.authors.add(person)


@dataclass
class House:
    """The awarding body, its council, and whoever sits in it."""

    unit: Unit
    proposing: Unit
    council: Council
    voters: list[Person]
    secretary: Person
    submission: Submission
    made: list[Stage] = field(default_factory=list)

    @property
    def chair(self) -> Person:
        return self.voters[0]

    def case(self, *, person: Person | None = None, award: str = AWARD) -> Stage:
        """One more nomination waiting for the council."""
        number = len(self.made) + 1
        who = person or make_person(full_name=f"Người Được Khen {number}", unit=self.proposing)
        if award == CHAINED:
            qualify(who)
        nomination = Nomination.objects.create(
            submission=self.submission,
            unit=self.proposing,
            ordinal=number,
            award=award,
            ground=usual_ground(award),
            nominee_kind=NomineeKind.INDIVIDUAL,
            person=who,
            nominee_name=who.full_name,
            search_name=who.search_name,
            sort_key=who.sort_key,
            citation="Có thành tích",
            achievement_from=2023,
            achievement_to=2023,
        )
        stage = Stage.objects.create(
            nomination=nomination,
            code="hoi-dong",
            stage_kind="council",
            owner_role="secretary",
            owner_unit=self.unit,
            opened_at=AT,
        )
        self.made.append(stage)
        return stage

    def act(self, name: str, person: Person, session: Session | None = None, /, **inputs: Any) -> Outcome:
        """One act by one person, at the moment of the meeting."""
        pk = session.pk if session is not None else None
        return perform(f"session.{name}", actor=actor_of(person), subject=pk, inputs=inputs, at=AT)

    def planned(self, stages: Iterable[Stage]) -> Session:
        """A session with its agenda and an adopted rule."""
        self.act(
            "create", self.secretary, council=self.council, title="Phiên họp thử", held_on=DAY, place_name="Minh Họa"
        )
        session = Session.objects.latest("pk")
        self.act("add_items", self.secretary, session, stages=list(stages))
        self.act("adopt_rule", self.chair, session, reason="Theo quy chế Hội đồng")
        return Session.objects.get(pk=session.pk)

    def convened(
        self, stages: Iterable[Stage], present: Iterable[Person] | None = None, remote: Iterable[Person] = ()
    ) -> Session:
        """A session that has begun."""
        session = self.planned(stages)
        there = [*(self.voters if present is None else present), self.secretary]
        self.act("convene", self.secretary, session, present=[p.pk for p in there], remote=[p.pk for p in remote])
        return Session.objects.get(pk=session.pk)

    def recuse(self, session: Session, person: Person, ordinal: int) -> None:
        """Declared by the member, confirmed by the secretary."""
        self.act("declare_recusal", person, session, ordinal=ordinal, ground="family")
        self.act("settle_recusal", self.secretary, session, ordinal=ordinal, person=person.pk, accept=True)

    def opened(self, stages: Iterable[Stage], **more: Any) -> Session:
        """A session whose vote is open."""
        return self.open(self.convened(stages, **more))

    def open(self, session: Session, **inputs: Any) -> Session:
        self.act("open_vote", self.secretary, session, **{"aware": True, **inputs})
        return Session.objects.get(pk=session.pk)

    def tag(self, session: Session, person: Person) -> str:
        """The mark on the voter's ballot as a page would show it."""
        member = member_of(session, person.pk)
        assert member is not None
        return box_of(session).tag(member.pk)

    def cast(self, session: Session, person: Person, choices: Mapping[int, str], seen: str = "") -> dict[str, Any]:
        """A whole ballot: ordinal → choice."""
        rows = [{"ordinal": ordinal, "choice": choice} for ordinal, choice in choices.items()]
        done = self.act("cast", person, session, seen=seen or self.tag(session, person), choices=rows)
        return dict(done.answer)

    def close(self, session: Session) -> Session:
        self.act("close_vote", self.secretary, session)
        return Session.objects.get(pk=session.pk)


def make_house(voters: int = 5) -> House:
    """A council of `voters` voting members (the first presides) and a secretary without a vote."""
    unit = make_unit(code="MH", name="UBND tỉnh Minh Họa", unit_kind=UnitKind.PROVINCE, valid_from=SINCE)
    proposing = make_unit(code="A", name="Sở Đồng Lúa", unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=unit)
    council = Council.objects.create(unit=unit, name="Hội đồng Thi đua – Khen thưởng tỉnh", illustrative=True)
    people = [_seated(council, unit, number) for number in range(1, voters + 1)]
    secretary = make_person(full_name="Thư Ký Hội Đồng", unit=unit)
    _seat(council, secretary, SeatRole.SECRETARY, votes=False)
    _hold(secretary, unit, Role.SECRETARY)
    return House(unit, proposing, council, people, secretary, _submission(unit, proposing))


def _seated(council: Council, unit: Unit, number: int) -> Person:
    person = make_person(full_name=f"Ủy Viên Số {number}", unit=unit)
    _seat(council, person, SeatRole.CHAIR if number == 1 else SeatRole.MEMBER)
    _hold(person, unit, Role.CHAIR if number == 1 else Role.COUNCIL_MEMBER)
    return person


def _seat(council: Council, person: Person, role: SeatRole, *, votes: bool = True) -> None:
    Seat.objects.create(council=council, person=person, seat_role=role, votes=votes, valid_from=SINCE)


def _hold(person: Person, unit: Unit, role: Role) -> None:
    Holding.objects.create(person=person, role=role.value, unit=unit, valid_from=SINCE, basis="QĐ thử nghiệm")


def _submission(unit: Unit, proposing: Unit) -> Submission:
    round_ = Round.objects.create(
        code="R1",
        title="Đợt xét thử",
        awarding_unit=unit,
        process_code=PROCESS,
        awards=[AWARD],
        achievement_from=2023,
        achievement_to=2023,
        opens_on=SINCE,
    )
    return Submission.objects.create(
        code="S1",
        title="Bộ hồ sơ thử",
        round=round_,
        unit=proposing,
        prepared_by=make_person(full_name="Người Lập Hồ Sơ", unit=proposing),
        pack=pack_for(DAY),
        process=process_edition(PROCESS, DAY),
    )


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of every table in the order in which the database gives it, with its hidden columns."""
    hidden = "rowid AS _row" if connection.vendor == "sqlite" else "ctid::text AS _row, xmin::text AS _xmin"
    found = {}
    with connection.cursor() as cursor:
        for table in sorted(connection.introspection.table_names(cursor)):
            cursor.execute(f'SELECT {hidden}, * FROM "{table}"')
            names = [column[0] for column in cursor.description]
            found[table] = [dict(zip(names, map(_plain, row), strict=True)) for row in cursor.fetchall()]
    return found


def _plain(value: Any) -> Any:
    return bytes(value) if isinstance(value, memoryview) else value
