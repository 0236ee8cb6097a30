"""An invented awarding body with everybody who decides, and dossiers that wait for a decision."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model

from backend.acts.runner import Outcome, perform
from backend.catalogue.models import Round
from backend.catalogue.queries import pack_for, process_edition
from backend.certificates import services as _certificates  # noqa: F401  registers the acts
from backend.certificates.models import Certificate
from backend.council.models import Council, Item, Session
from backend.decisions import services as _decisions  # noqa: F401  registers the acts
from backend.decisions.models import Decision
from backend.nominations.models import Nomination, NomineeKind, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Person, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.papers.demo_authority import Holder, create_demo_authority
from backend.papers.making import person_key, seal_key
from backend.review.models import Stage
from permissions.roles import Role
from tests.support.eligible import usual_ground

SINCE = date(2023, 1, 1)
DAY = date(2024, 3, 5)
AT = datetime(2024, 3, 5, 2, 0, tzinfo=UTC)
PROVINCIAL, BASE = "bang-khen-tinh-phong-trao-cchc", "danh-hieu-co-so"
MERIT, ADVANCED, SOLDIER = "bang-khen-tinh-phong-trao", "lao-dong-tien-tien", "chien-si-thi-dua-co-so"
BEFORE = {
    PROVINCIAL: ("hop-don-vi", "ky-to-trinh", "tiep-nhan", "tham-dinh", "hoi-dong", "to-trinh-so"),
    BASE: ("binh-xet", "ky-to-trinh"),
}
ROLES = {
    "appraiser": Role.APPRAISER,
    "signatory": Role.SIGNATORY,
    "clerk": Role.RECORDS_CLERK,
    "officer": Role.CERTIFICATE_OFFICER,
    "accountant": Role.ACCOUNTANT,
    "auditor": Role.AUDITOR,
}
NAMES = {
    "appraiser": "Đỗ Văn Xét",
    "signatory": "Vũ Văn Ký",
    "clerk": "Hồ Thị Số",
    "officer": "Bùi Thị Cấp",
    "accountant": "Lý Thị Chi",
    "auditor": "Ngô Văn Tra",
    "preparer": "Lê Thị Soạn",
    "head": "Trần Văn Đứng",
}


@dataclass
class Cabinet:
    """The province, a department below it, one person for every role, and the acts they do."""

    province: Unit
    unit: Unit
    people: dict[str, Person]
    rounds: dict[str, Round] = field(default_factory=dict)

    def does(self, who: str | Person, act: str, subject: Any = None, **inputs: Any) -> Outcome:
        """One act by one person at the moment of the story, or `at`."""
        person = self.people[who] if isinstance(who, str) else who
        at = inputs.pop("at", AT)
        pk = getattr(subject, "pk", subject)
        return perform(act, actor=actor_of(person), subject=pk, inputs=inputs, at=at)

    def login(self, client: Any, who: str) -> Any:
        """The client of a browser in which this person is signed in."""
        person = self.people[who]
        if person.user is None:
            person.user = get_user_model().objects.create_user(username=f"{who}-{person.pk}")
            person.save()
        client.force_login(person.user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    def round(self, process: str = PROVINCIAL) -> Round:
        """The province's round, or the department's own for base-level titles."""
        if process not in self.rounds:
            self.rounds[process] = Round.objects.create(
                code=process[:40], title="Đợt xét năm 2023", process_code=process, illustrative=True,
                awarding_unit=self.province if process == PROVINCIAL else self.unit,
                awards=[MERIT] if process == PROVINCIAL else [ADVANCED, SOLDIER],
                achievement_from=2023, achievement_to=2023, opens_on=date(2024, 1, 2),
            )  # fmt: skip
        return self.rounds[process]

    def waiting(
        self, count: int = 2, *, process: str = PROVINCIAL, awards: tuple[str, ...] = (), on: date = date(2024, 1, 20)
    ) -> list[Nomination]:
        """A list, received on a day, whose rows wait at the letter stage."""
        round_ = self.round(process)
        submission = Submission.objects.create(
            code=f"HS{Submission.objects.count() + 1}", title="Tờ trình khen", round=round_, unit=self.unit,
            prepared_by=self.people["preparer"], signed_by=self.people["head"], illustrative=True,
        )  # fmt: skip
        for state in ("submitted", "received"):
            Submission.objects.filter(pk=submission.pk).update(state=state)
        Submission.objects.filter(pk=submission.pk).update(
            received_on=on, pack=pack_for(on, self.unit), process=process_edition(process, on)
        )
        codes = awards or tuple(round_.awards[0] for _ in range(count))
        return [self._row(submission, award, BEFORE[process]) for award in codes]

    def _row(self, submission: Submission, award: str, codes: tuple[str, ...]) -> Nomination:
        number = Nomination.objects.count() + 1
        who = make_person(full_name=f"Nguyễn Thị Được Khen {number}", unit=self.unit, honorific="Bà")
        row = Nomination.objects.create(
            submission=submission, unit=self.unit, ordinal=number, award=award, person=who, ground=usual_ground(award),
            nominee_kind=NomineeKind.INDIVIDUAL, nominee_name=who.full_name, search_name=who.search_name,
            sort_key=who.sort_key, honorific="Bà", position="Chuyên viên, Sở Đồng Lúa",
            citation="Đã có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm 2023",
            achievement_from=2023, achievement_to=2023, illustrative=True,
        )  # fmt: skip
        for state in ("submitted", "in_process"):
            Nomination.objects.filter(pk=row.pk).update(state=state)
        for code in codes:
            stage = Stage.objects.create(
                nomination=row, code=code, stage_kind=LAST if code == codes[-1] else KINDS[code],
                owner_role="appraiser",
                owner_unit=submission.round.awarding_unit, opened_at=AT,
            )  # fmt: skip
            if code != codes[-1]:
                Stage.objects.filter(pk=stage.pk).update(state="passed")
        return Nomination.objects.get(pk=row.pk)

    def vote(self, nomination: Nomination, *, passed: bool, minuted: bool = True) -> Item:
        """What the council said of a nomination."""
        council, _made = Council.objects.get_or_create(unit=self.province, name="Hội đồng thử")
        session = Session.objects.create(council=council, title="Phiên họp", held_on=date(2024, 2, 20))
        for state in ("convened", "voting", "counted", "minuted")[: 4 if minuted else 3]:
            Session.objects.filter(pk=session.pk).update(state=state)
        stage = nomination.stages.get(code="hoi-dong")
        return Item.objects.create(session=session, nomination=nomination, stage=stage, ordinal=1, passed=passed)

    def drafted(self, rows: list[Nomination] | None = None, process: str = PROVINCIAL, **words: Any) -> Decision:
        """A draft with the rows."""
        rows = self.waiting(process=process) if rows is None else rows
        who = "appraiser" if process == PROVINCIAL else "preparer"
        given = {"round": self.round(process), "nominations": [row.pk for row in rows], **words}
        return Decision.objects.get(pk=self.does(who, "decision.draft", **given).subject_id)

    def sent(self, rows: list[Nomination] | None = None, process: str = PROVINCIAL, **words: Any) -> Decision:
        """A draft before the signatory."""
        decision = self.drafted(rows, process, **words)
        self.does("appraiser" if process == PROVINCIAL else "preparer", "decision.send", decision, letter_number="08")
        return Decision.objects.get(pk=decision.pk)

    def signed(self, rows: list[Nomination] | None = None, process: str = PROVINCIAL, **words: Any) -> Decision:
        """A signed decision without number."""
        decision = self.sent(rows, process, **words)
        self.does("signatory" if process == PROVINCIAL else "head", "decision.sign", decision)
        return Decision.objects.get(pk=decision.pk)

    def numbered(self, rows: list[Nomination] | None = None, process: str = PROVINCIAL, **words: Any) -> Decision:
        """A decision with number, date and seal."""
        number = words.pop("number", 127)
        decision = self.signed(rows, process, **words)
        clerk = "clerk" if process == PROVINCIAL else "base_clerk"
        self.does(clerk, "decision.number", decision, number=number, decided_on=DAY)
        return Decision.objects.get(pk=decision.pk)

    def issued(self, rows: list[Nomination] | None = None, process: str = PROVINCIAL, **words: Any) -> Decision:
        """An issued decision."""
        decision = self.numbered(rows, process, **words)
        self.does("clerk" if process == PROVINCIAL else "base_clerk", "decision.issue", decision)
        return Decision.objects.get(pk=decision.pk)

    def proofs(self, count: int = 2) -> list[Certificate]:
        """Proofs of an issued decision that wait for the unit."""
        decision = self.issued(self.waiting(count), number=127 + Decision.objects.count())
        self.does("officer", "certificate.prepare", decision)
        return list(Certificate.objects.filter(row__decision=decision))

    def confirmed(self, count: int = 2) -> list[Certificate]:
        """Proofs that the unit confirmed."""
        found = self.proofs(count)
        for row in found:
            self.does("preparer", "certificate.confirm", row)
        return [Certificate.objects.get(pk=row.pk) for row in found]

    def certified(self, count: int = 1) -> list[Certificate]:
        """Issued certificates."""
        found = self.confirmed(count)
        for row in found:
            self.does("officer", "certificate.issue", row)
        return [Certificate.objects.get(pk=row.pk) for row in found]


KINDS = {
    "hop-don-vi": "internal_meeting",
    "ky-to-trinh": "head_signature",
    "binh-xet": "unit_vote",
    "tiep-nhan": "reception",
    "tham-dinh": "appraisal",
    "hoi-dong": "council",
}
LAST = "submission_letter"


def make_cabinet() -> Cabinet:
    """The whole house, with a demo authority for whoever signs."""
    province = make_unit(
        code="MH", name="UBND tỉnh Minh Họa", unit_kind=UnitKind.PROVINCE, valid_from=SINCE, illustrative=True
    )
    unit = make_unit(
        code="SDL", name="Sở Đồng Lúa", unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=province,
        illustrative=True,
    )  # fmt: skip
    people = {who: _person(NAMES[who], province, role) for who, role in ROLES.items()}
    people["preparer"] = _person(NAMES["preparer"], unit, Role.PREPARER)
    people["head"] = _person(NAMES["head"], unit, Role.UNIT_HEAD)
    people["base_clerk"] = _person("Đào Thị Sổ", unit, Role.RECORDS_CLERK)
    people["base_officer"] = _person("Mai Thị Bằng", unit, Role.CERTIFICATE_OFFICER)
    holders = [Holder(person_key(p), p.full_name, p.unit.name) for p in people.values()]
    holders += [Holder(seal_key(u), u.name, u.name) for u in (province, unit)]
    create_demo_authority(settings.KEYS_DIR / "authority", AT, holders)
    return Cabinet(province, unit, people)


def _person(name: str, unit: Unit, role: Role) -> Person:
    made = make_person(full_name=name, unit=unit, position="Chuyên viên")
    Holding.objects.create(person=made, role=role, unit=unit, valid_from=SINCE, basis="QĐ thử nghiệm")
    return made
