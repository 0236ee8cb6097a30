"""The stretches of the main job, each playable alone: review, council, decision, certificates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from random import Random

from backend.base import clock
from backend.certificates.models import Certificate
from backend.council.ballots import box_of
from backend.council.models import Item, Session
from backend.council.queries import member_of
from backend.decisions.models import Decision
from backend.demo.play import Play
from backend.demo.province import Province
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Person
from backend.review.models import Stage

VOTERS = ("chairman", "vice1", "director", "member3", "member4", "member5", "member6", "member7")
ABSENT = "member8"
WHY_ADOPT = "Quy chế của Hội đồng tỉnh Minh Họa (minh họa); văn bản chưa được đối chiếu"


def fresh(submission: Submission) -> Submission:
    """The submission as it is now."""
    return Submission.objects.get(pk=submission.pk)


def receive(play: Play, province: Province, submission: Submission) -> Submission:
    """Reception by the officer."""
    play.do("submission.receive", province.people["reception"], submission)
    return fresh(submission)


def open_stages(submissions: Sequence[Submission], kind: str) -> list[Stage]:
    """The open stages of a kind, in the order of the lists."""
    rows = Stage.objects.filter(nomination__submission__in=list(submissions), stage_kind=kind, state="open")
    return list(rows.order_by("nomination__submission_id", "nomination__ordinal"))


def appraise(play: Play, province: Province, submissions: Sequence[Submission], opinion: str) -> None:
    """The appraiser agrees to every row still open."""
    play.do_each("stage.pass", province.people["appraiser"], open_stages(submissions, "appraisal"), opinion=opinion)


def session(play: Play, province: Province, submissions: Sequence[Submission], title: str) -> Session:
    """A session planned with these submissions on its agenda and its vote rule adopted."""
    assert province.council is not None
    secretary = province.people["secretary"]
    day = clock.day(play.at)
    made = play.do(
        "session.create",
        secretary,
        council=province.council,
        title=title,
        held_on=day.isoformat(),
        place_name="Phòng họp số 1, trụ sở UBND tỉnh Minh Họa",
    )
    found = Session.objects.get(pk=made.subject_id)
    play.do("session.add_items", secretary, found, stages=open_stages(submissions, "council"))
    play.do("session.adopt_rule", province.people["chairman"], found, reason=WHY_ADOPT)
    return Session.objects.get(pk=found.pk)


def convene(play: Play, province: Province, found: Session) -> None:
    """Everybody but one is there."""
    present = [province.people[code].pk for code in (*VOTERS, "secretary")]
    play.do("session.convene", province.people["secretary"], found, present=present)


def recuse(play: Play, province: Province, found: Session, who: str, ordinal: int) -> None:
    """A member declares a conflict; the secretary confirms."""
    member = province.people[who]
    play.do("session.declare_recusal", member, found, ordinal=ordinal, ground="family")
    play.do(
        "session.settle_recusal", province.people["secretary"], found, ordinal=ordinal, person=member.pk, accept=True
    )


def vote(play: Play, province: Province, found: Session, against: Sequence[int] = ()) -> None:
    """Open, let everybody cast from an own seed, close and count; `against` are ordinals most will refuse."""
    secretary = province.people["secretary"]
    play.do("session.open_vote", secretary, found, aware=True)
    for code in VOTERS:
        cast(play, province.people[code], found, against)
    play.do("session.close_vote", secretary, found)


def cast(play: Play, person: Person, found: Session, against: Sequence[int] = ()) -> None:
    """One member's ballot, from a seed of no meaning."""
    found = Session.objects.get(pk=found.pk)
    member = member_of(found, person.pk)
    assert member is not None
    random = Random(f"{found.pk}:{person.pk}")
    box = box_of(found)
    items = Item.objects.filter(session=found, slots__member=member).order_by("ordinal")
    choices = [{"ordinal": i.ordinal, "choice": _choice(random, i.ordinal in against)} for i in items]
    play.do("session.cast", person, found, seen=box.tag(member.pk), choices=choices)


def _choice(random: Random, refused: bool) -> str:
    likely = "against" if refused else "in_favour"
    return random.choices([likely, "abstain"], [9, 1])[0]


def sign_minutes(play: Play, province: Province, found: Session) -> None:
    """The secretary signs, then the chair."""
    play.do("session.sign_minutes", province.people["secretary"], found)
    play.do("session.sign_minutes", province.people["chairman"], found)


def draft(play: Play, drafter: Person, submissions: Sequence[Submission], *, only_passed: bool = True) -> Decision:
    """A draft decision over what waits for the letter or for the decision."""
    stages = open_stages(submissions, "submission_letter")
    rows = [stage.nomination_id for stage in stages if not only_passed or _passed(stage.nomination)]
    made = play.do("decision.draft", drafter, round=submissions[0].round, nominations=rows)
    return Decision.objects.get(pk=made.subject_id)


def _passed(nomination: Nomination) -> bool:
    item = nomination.items.order_by("-pk").first()
    return item is None or item.passed is True


def decide(
    play: Play, decision: Decision, *, sender: Person, signatory: Person, clerk: Person, number: int, on: date
) -> Decision:
    """Sent, prize rule adopted, signed, numbered, issued."""
    play.do("decision.send", sender, decision, letter_number="")
    play.do(
        "decision.adopt_prize",
        signatory,
        decision,
        rounding="exact",
        reason="Mức thưởng theo nghị định, nguồn thứ cấp (minh họa)",
    )
    play.do("decision.sign", signatory, decision)
    play.do("decision.number", clerk, decision, number=number, decided_on=on.isoformat())
    play.do("decision.issue", clerk, decision)
    return Decision.objects.get(pk=decision.pk)


def certificates(play: Play, officer: Person, decision: Decision, *, confirmer: Person | None) -> list[Certificate]:
    """Proofs, and if somebody confirms them, certificates."""
    play.do("certificate.prepare", officer, decision)
    found = list(Certificate.objects.filter(row__decision=decision).order_by("pk"))
    if confirmer is not None and found:
        play.do_each("certificate.confirm", confirmer, found)
        play.do_each("certificate.issue", officer, found)
    return list(Certificate.objects.filter(row__decision=decision).order_by("pk"))
