"""Complaints of the demo: settled, complained of again, being verified, just received; and two more who sign."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.complaints.models import Complaint
from backend.decisions.models import Decision
from backend.demo.play import Play
from backend.demo.province import ERA_BEGINS, Province
from backend.organisation.models import Person

UNCONFIRMED = {"adopted_reason": "Theo hướng dẫn của cơ quan (minh họa)"}
DEPUTIES = ("Trịnh Thị Phó Mẫu", "Tạ Văn Phó Họa")
"""Whoever signed an award settles no complaint about it, and a second settlement is somebody else's again."""
DESK = "director"


def play_complaints(province: Province) -> None:
    """Against the province's newest issued decision, on a clock of its own."""
    decision = Decision.objects.filter(state="issued", unit=province.root).order_by("-pk").first()
    if decision is None or decision.decided_on is None:
        return
    now, first, second = clock.now(), *_deputies(province)
    for back, settled_by in ((9, (first,)), (7, (first, second)), (5, ()), (3, None)):
        play = Play(now - timedelta(days=back), quiet=True)
        if clock.day(play.at) > decision.decided_on:
            _one(play, province, decision, settled_by)


def _deputies(province: Province) -> list[Person]:
    play = Play(clock.now() - timedelta(days=15), quiet=True)
    keeper, root, made = province.people["administrator"], province.root, []
    for name in DEPUTIES:
        given = {"unit": root, "full_name": name, "position": "Phó Chủ tịch UBND tỉnh Minh Họa"}
        person = Person.objects.get(pk=play.do("person.create", keeper, **given).subject_id)
        play.do(
            "holding.grant", keeper, person=person, role="signatory", unit=root, valid_from=ERA_BEGINS.isoformat(),
            basis="Quyết định phân công giải quyết khiếu nại (minh họa)",
        )  # fmt: skip
        made.append(person)
    return made


def _one(play: Play, province: Province, decision: Decision, settled_by: tuple[Person, ...] | None) -> None:
    """Received; with somebody to settle it also verified; each settlement is sent, but not the last of two."""
    day, desk = clock.day(play.at), province.people[DESK]
    made = play.do(
        "complaint.receive", desk, decision=decision, against="not_granted", complainant="Tập thể minh họa",
        content="Đề nghị xem lại việc không khen (minh họa).", known_on=(day - timedelta(days=1)).isoformat(),
        received_on=day.isoformat(),
    )  # fmt: skip
    row = Complaint.objects.get(pk=made.subject_id)
    if settled_by is None:
        return
    play.do("complaint.accept", desk, row, **UNCONFIRMED)
    play.do("complaint.verify", desk, row, verifier=desk)
    play.do("complaint.find", desk, row, findings="Hồ sơ xét đúng trình tự, đúng biểu quyết (minh họa).")
    number = 11 + row.pk
    for instance, signatory in enumerate(settled_by, start=1):
        if instance > 1:
            play.do("complaint.again", desk, row, reason="Chưa đồng ý với kết quả lần đầu (minh họa).")
            play.do("complaint.find", desk, row, findings="Đã đối chiếu lại biên bản kiểm phiếu (minh họa).")
        play.do(
            "complaint.decide" if instance == 1 else "complaint.decide_again", signatory, row, outcome="rejected",
            number=f"{number}{'ab'[instance - 1]}/QĐ-GQKN", text="Không có căn cứ thay đổi kết quả (minh họa).",
        )  # fmt: skip
        if instance == 1:
            play.do("complaint.send", desk, row, sent_on=day.isoformat())
