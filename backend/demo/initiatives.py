"""Initiatives of the demo: applications in every state, meetings of two councils, one carried on to the province."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.staff import DESKS
from backend.initiatives.models import Initiative, InitiativeSession
from backend.organisation.models import Person, Unit

BASE = "X-LAM"
PROBLEM = "Người dân phải đến nhiều lần, hồ sơ nằm ở nhiều nơi, không ai biết đang chờ ai (minh họa)."
SOLUTION = "Một sổ theo dõi chung, mỗi bước có người chịu trách nhiệm và thời hạn; người dân tra được (minh họa)."
EFFECT = "Thời gian chờ giảm từ 45 xuống 15 phút; xã bên đã xin mẫu để áp dụng (minh họa)."
MARKS = ["new:met", "effective:met", "applied:met", "spreads:met"]
DOUBT = ["new:not_met", "effective:unsure", "applied:met", "spreads:unsure"]
RULE_BASIS = "Quy chế Hội đồng sáng kiến của cơ quan (minh họa)"


def play_initiatives(province: Province) -> None:
    """By a clock of its own: a base council's year, then the province's, then what stands on the desks today."""
    now = clock.now()
    play = Play(now - timedelta(days=120), quiet=True)
    unit, admin = province.units[BASE], province.people["administrator"]
    since = {"valid_from": clock.day(play.at).isoformat(), "basis": "Quyết định lập Hội đồng sáng kiến (minh họa)"}
    writer, member = _staff(unit)[:2]
    for person, role in ((writer, "secretary"), (member, "council_member")):
        play.do("holding.grant", admin, person=person, role=role, unit=unit, **since)
        play.meet_again(person)
    desk = _Desk(play, province, unit)
    first = desk.received("Hẹn giờ qua điện thoại ở bộ phận một cửa (minh họa)", "operational")
    false = desk.received("Sổ theo dõi hồ sơ liên thông ba cấp (minh họa)", "managerial")
    weak = desk.received("Treo thêm bảng chỉ dẫn ở sảnh (minh họa)", "managerial")
    desk.judged("Phiên họp Hội đồng sáng kiến kỳ 1 (minh họa)", [first, false], MARKS, "in_favour")
    desk.judged("Phiên họp Hội đồng sáng kiến kỳ 2 (minh họa)", [weak], DOUBT, "against")
    head = province.head(BASE)
    for number, row in enumerate((first, false), start=41):
        play.do("initiative.recognise", head, row, number=f"{number}/QĐ-UBND (minh họa)", scope="base", no_secret=True)
    play.do("initiative.refuse", head, weak, reason="Chưa có điểm mới so với cách làm chung (minh họa)")
    play.do("initiative.annul", head, false, reason="Số liệu hiệu quả không đúng thực tế (minh họa)")
    _at_the_province(play.on(now - timedelta(days=60)), province, first)
    _today(play.on(now - timedelta(days=12)), desk)


class _Desk:
    """The people of one recognising body and what they do with an application."""

    def __init__(self, play: Play, province: Province, unit: Unit) -> None:
        self.play, self.unit = play, unit
        self.writer, self.member, *self.authors = _staff(unit)
        self.preparer, self.head = province.preparer(unit.code), province.head(unit.code)

    def drafted(self, title: str, field: str, whole: bool = True, of: Unit | None = None) -> Initiative:
        """An application; not whole: only its title and first part."""
        made = self.play.do(
            "initiative.create", self.preparer, unit=of or self.unit, body=self.unit, title=title, field=field,
            scope="base", illustrative=True,
        )  # fmt: skip
        row = Initiative.objects.get(pk=made.subject_id)
        self.play.do("initiative.edit", self.preparer, row, problem=PROBLEM)
        if whole:
            parts = {"solution": SOLUTION, "effect": EFFECT, "applied_where": "Bộ phận một cửa (minh họa)"}
            day = (clock.day(self.play.at) - timedelta(days=90)).isoformat()
            self.play.do("initiative.edit", self.preparer, row, applied_from=day, saved_hours="1200", **parts)
            for person, share in zip(self.authors, ("60", "40"), strict=True):
                self.play.do("initiative.set_author", self.preparer, row, person=person, share=share)
        return Initiative.objects.get(pk=row.pk)

    def sent(self, title: str, field: str) -> Initiative:
        """An application sent by the head."""
        row = self.drafted(title, field)
        self.play.do("initiative.submit", self.head, row)
        return row

    def received(self, title: str, field: str) -> Initiative:
        """An application in the register of the body."""
        row = self.sent(title, field)
        self.play.do("initiative.receive", self.writer, row)
        return row

    def meeting(self, title: str, rows: Sequence[Initiative], mode: str = "open") -> InitiativeSession:
        """A meeting prepared: members, agenda, rule."""
        seats = {"secretary": self.writer, "chair": self.head, "member": self.member}
        return prepared(self.play, self.writer, self.unit, title, rows, seats, mode)

    def judged(self, title: str, rows: Sequence[Initiative], marks: list[str], choice: str) -> InitiativeSession:
        """A meeting held, counted and signed."""
        session = self.meeting(title, rows)
        held(self.play, self.writer, session, marks, choice)
        self.play.do("initiative_session.close_vote", self.writer, session)
        self.play.do("initiative_session.sign_minutes", self.head, session, conclusion="Đề nghị xem xét (minh họa).")
        return session


def prepared(
    play: Play, by: Person, body: Unit, title: str, rows: Sequence[Initiative], seats: dict[str, Person], mode: str
) -> InitiativeSession:
    """A meeting with members, agenda and rule."""
    day = clock.day(play.at).isoformat()
    made = play.do(
        "initiative_session.create", by, body=body, title=title, held_on=day, place_name="Phòng họp số 1 (minh họa)",
        illustrative=True,
    )  # fmt: skip
    session = InitiativeSession.objects.get(pk=made.subject_id)
    for seat, person in seats.items():
        play.do("initiative_session.set_member", by, session, person=person, seat=seat.rstrip("0123456789"))
    if rows:
        play.do("initiative_session.add_items", by, session, initiatives=rows)
    rule = {"threshold": "two_thirds", "denominator": "entitled", "rule_basis": RULE_BASIS}
    play.do("initiative_session.adopt_rule", by, session, mode=mode, **rule)
    return session


def held(play: Play, by: Person, session: InitiativeSession, marks: list[str], choice: str) -> None:
    """The meeting begins with everybody present; each member who may says the same of each item."""
    play.do("initiative_session.convene", by, session, present=list(session.members.all()))
    for item in session.items.all():
        for member in session.members.exclude(pk__in=item.recused.values("pk")).select_related("person"):
            inputs = {"item": item, "choice": choice, "marks": marks, "remark": ""}
            play.do("initiative_session.judge", member.person, session, **inputs)


def _at_the_province(play: Play, province: Province, first: Initiative) -> None:
    """What was recognised at the base goes on to the province."""
    desk, chairman, preparer = province.people["appraiser"], province.people["chairman"], province.preparer(BASE)
    made = play.do(
        "initiative.create", preparer, unit=first.unit, body=province.root, title=first.title, field=first.field,
        scope="province", builds_on=first, illustrative=True,
    )  # fmt: skip
    row = Initiative.objects.get(pk=made.subject_id)
    play.do("initiative.submit", province.head(BASE), row)
    play.do("initiative.receive", desk, row)
    seats = {"chair": "vice1", "member1": "director", "member2": "member3", "member3": "member4"}
    people = {seat: province.people[code] for seat, code in seats.items()} | {"secretary": province.people["secretary"]}
    session = prepared(play, desk, province.root, "Hội đồng sáng kiến tỉnh (minh họa)", [row], people, "open")
    held(play, desk, session, MARKS, "in_favour")
    play.do("initiative_session.close_vote", desk, session)
    conclusion = {"conclusion": "Đề nghị công nhận phạm vi tỉnh (minh họa)."}
    play.do("initiative_session.sign_minutes", people["chair"], session, **conclusion)
    play.do("initiative.recognise", chairman, row, number="77/QĐ-UBND (minh họa)", scope="province", no_secret=True)


def _today(play: Play, desk: _Desk) -> None:
    """One application in each state that waits for somebody, a meeting at each step."""
    desk.drafted("Mã QR tra cứu thủ tục tại nhà văn hóa (minh họa)", "applied_technology", whole=False)
    desk.drafted("Tổ lưu động nhận hồ sơ của người cao tuổi (minh họa)", "operational")
    desk.sent("Nhắc hạn qua tin nhắn cho người nộp hồ sơ (minh họa)", "applied_technology")
    back = desk.sent("Góc tự phục vụ có người hướng dẫn (minh họa)", "operational")
    play.do("initiative.return", desk.writer, back, reason="Bổ sung số liệu trước và sau (minh họa)")
    gone = desk.sent("Lịch trực buổi tối thứ Năm (minh họa)", "managerial")
    play.do("initiative.withdraw", desk.head, gone, reason="Chưa đủ thời gian áp dụng (minh họa)")
    desk.received("Biểu mẫu điền sẵn từ dữ liệu đã có (minh họa)", "applied_technology")
    done = [desk.received(f"Chữ ký số cho phiếu nội bộ, đợt {n} (minh họa)", "technical") for n in (1, 2)]
    desk.judged("Phiên họp Hội đồng sáng kiến kỳ 3 (minh họa)", done, MARKS, "in_favour")
    open_ = desk.meeting("Phiên họp Hội đồng sáng kiến kỳ 4 (minh họa)", [
        desk.received("Hẹn giờ qua điện thoại tại nhà văn hóa thôn (minh họa)", "operational")])  # fmt: skip
    play.do("initiative_session.convene", desk.writer, open_, present=list(open_.members.all()))
    secret = desk.meeting(
        "Phiên họp bỏ phiếu kín (minh họa)", [desk.received("Kho mẫu văn bản dùng chung (minh họa)", "managerial")],
        "paper_secret",
    )  # fmt: skip
    play.do("initiative_session.convene", desk.writer, secret, present=list(secret.members.all()))
    counted = desk.meeting(
        "Phiên họp chờ ký biên bản (minh họa)", [desk.received("Số hóa sổ hộ tịch cũ (minh họa)", "technical")]
    )
    held(play, desk.writer, counted, MARKS, "in_favour")
    play.do("initiative_session.close_vote", desk.writer, counted)
    desk.meeting(
        "Phiên họp đang chuẩn bị (minh họa)", [desk.received("Bản đồ số các điểm tiếp nhận (minh họa)", "technical")]
    )
    dropped = desk.meeting("Phiên họp đã hủy (minh họa)", [])
    play.do("initiative_session.cancel", desk.writer, dropped, reason="Trùng lịch họp (minh họa)")


def _staff(unit: Unit) -> list[Person]:
    """People of the unit without a desk, in a fixed order: a secretary, a member, two authors."""
    desks = [role.value for desk in DESKS for role in desk.roles]
    return list(Person.objects.filter(unit=unit).exclude(holdings__role__in=desks).order_by("pk")[:4])
