"""Complaints of the demo: one being verified, one just received, one decided and sent."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.complaints.models import Complaint
from backend.decisions.models import Decision
from backend.demo.play import Play
from backend.demo.province import Province
from backend.organisation.models import Person

UNCONFIRMED = {"adopted_reason": "Theo hướng dẫn của cơ quan (minh họa)"}


def play_complaints(province: Province) -> None:
    """Against the province's newest issued decision, on a clock of its own."""
    decision = Decision.objects.filter(state="issued", unit=province.root).order_by("-pk").first()
    if decision is None:
        return
    now, tied = clock.now(), [decision.prepared_by_id, decision.signatory_id or 0]
    roles = {"holdings__role": "appraiser", "holdings__unit": province.root}
    desk = Person.objects.filter(**roles).exclude(pk__in=tied).order_by("pk").first()
    signing = Person.objects.filter(holdings__role="signatory", holdings__unit=province.root)
    signatory = signing.exclude(pk__in=tied).order_by("pk").first()
    if desk is None:
        return
    for back, until in ((40, "decide"), (8, "find"), (3, "receive")):
        play = Play(now - timedelta(days=back), quiet=True)
        _one(play, decision, desk, signatory, until)


def _one(play: Play, decision: Decision, desk: Person, signatory: Person | None, until: str) -> None:
    day = clock.day(play.at)
    made = play.do(
        "complaint.receive", desk, decision=decision, against="not_granted", complainant="Tập thể minh họa",
        content="Đề nghị xem lại việc không khen (minh họa).", known_on=(day - timedelta(days=5)).isoformat(),
        received_on=day.isoformat(),
    )  # fmt: skip
    row = Complaint.objects.get(pk=made.subject_id)
    if until == "receive":
        return
    play.do("complaint.accept", desk, row, **UNCONFIRMED)
    play.do("complaint.verify", desk, row, verifier=desk)
    play.do("complaint.find", desk, row, findings="Hồ sơ xét đúng trình tự, đúng biểu quyết (minh họa).")
    if until == "decide" and signatory is not None:
        play.do(
            "complaint.decide", signatory, row, outcome="rejected", number="12/QĐ-GQKN",
            text="Không có căn cứ thay đổi kết quả (minh họa).",
        )  # fmt: skip
        play.do("complaint.send", desk, row, sent_on=day.isoformat())
