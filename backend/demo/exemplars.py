"""Exemplars of the demo: one made known, others at every step; every person and every story is invented."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.catalogue.models import Movement
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.staff import DESKS
from backend.exemplars.models import Exemplar
from backend.organisation.models import Person, Unit

STORY = (
    "Mỗi sáng thứ Hai, chị mang một chiếc bàn gấp ra nhà văn hóa thôn, nhận hồ sơ của người già không tiện lên xã.\n\n"
    "Ba tháng đầu chỉ có vài người đến. Chị gọi điện hẹn từng nhà, ghi lại ai cần giấy gì, rồi mang kết quả về thôn. "
    "Cách làm được ba xã bên học theo (câu chuyện minh họa, người và việc đều bịa)."
)
FIGURES = "412 hồ sơ nhận tại thôn trong một năm; thời gian chờ giảm từ 45 xuống 10 phút (minh họa)."
UNIT, PAPER = "X-LAM", "Bản đồng ý ký tay (minh họa)"


def play_exemplars(province: Province) -> None:
    """By a clock of its own: one exemplar in each state."""
    now = clock.now()
    play = Play(now - timedelta(days=50), quiet=True)
    unit, desk, chairman = province.units[UNIT], province.people["appraiser"], province.people["chairman"]
    people = _staff(unit)
    shown = _introduced(play, province, people[0], "Nhận hồ sơ tại nhà văn hóa thôn (minh họa)", audience="public")
    ready = _introduced(play, province, people[1], "Tự tay làm sổ tra cứu cho đồng nghiệp (minh họa)")
    weak = _introduced(play, province, people[2], "Đi làm đúng giờ (minh họa)")
    gone = _introduced(play, province, people[3], "Kèm người mới vào nghề (minh họa)")
    false = _introduced(play, province, people[4], "Giải quyết nghìn hồ sơ một tháng (minh họa)")
    for row in (shown, ready, false):
        play.do("exemplar.consider", desk, row, advised="yes", advice="Cách làm rõ, nơi khác học được (minh họa).")
    play.do("exemplar.consider", desk, weak, advised="no", advice="Là việc phải làm, chưa phải điển hình (minh họa).")
    for number, row in enumerate((shown, false), start=81):
        play.do("exemplar.recognise", chairman, row, document=f"{number}/QĐ-UBND (minh họa)")
    play.do("exemplar.refuse", chairman, weak, reason="Chưa đủ để nêu gương (minh họa)")
    play.do("exemplar.annul", chairman, false, reason="Số liệu không đúng (minh họa)")
    play.do("exemplar.withdraw", province.head(UNIT), gone, reason="Người được nêu gương xin thôi (minh họa)")
    play.do("exemplar.publish", desk, shown, audience="public")
    play.on(now - timedelta(days=6))
    _introduced(play, province, people[3], "Hướng dẫn nộp hồ sơ trực tuyến tại chợ (minh họa)")
    kept = _introduced(play, province, people[4], "Giữ sổ hộ tịch cũ không mất trang nào (minh họa)")
    play.do("exemplar.consider", desk, kept, advised="yes", advice="Đáng học (minh họa).")
    play.do("exemplar.recognise", chairman, kept, document="83/QĐ-UBND (minh họa)")
    _selected(play, province, people[2], "Chia sẻ cách trả lời qua điện thoại (minh họa)")
    _written(play, province, people[0], "Gọi lại cho người dân khi hồ sơ xong sớm (minh họa)")


def _selected(play: Play, province: Province, person: Person, title: str) -> Exemplar:
    unit, preparer = province.units[UNIT], province.preparer(UNIT)
    movement = Movement.objects.exclude(state="drafted").order_by("-pk").first()
    made = play.do(
        "exemplar.select", preparer, unit=unit, person=person, year=play.at.year, title=title, movement=movement,
        why="Đồng nghiệp và người dân cùng nhắc đến (minh họa)", illustrative=True,
    )  # fmt: skip
    return Exemplar.objects.get(pk=made.subject_id)


def _introduced(play: Play, province: Province, person: Person, title: str, audience: str = "office") -> Exemplar:
    row = _written(play, province, person, title, audience)
    play.do("exemplar.introduce", province.head(UNIT), row)
    return row


def _written(play: Play, province: Province, person: Person, title: str, audience: str = "office") -> Exemplar:
    row, preparer = _selected(play, province, person, title), province.preparer(UNIT)
    play.do("exemplar.write", preparer, row, title=title, story=STORY, figures=FIGURES)
    play.do("exemplar.record_consent", preparer, row, audience=audience, stated_by=f"{person}, {PAPER}")
    return row


def _staff(unit: Unit) -> list[Person]:
    """People of the unit without a desk, in a fixed order."""
    desks = [role.value for desk in DESKS for role in desk.roles]
    return list(Person.objects.filter(unit=unit).exclude(holdings__role__in=desks).order_by("pk")[:5])
