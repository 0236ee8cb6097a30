"""The main job played once, on the stated clock of January 2024: from reform results to a verified certificate."""

from __future__ import annotations

from datetime import date, datetime

from django.conf import settings

from backend.base.clock import HANOI
from backend.catalogue.models import Movement, Round
from backend.certificates.models import Certificate
from backend.demo import dossiers, movements, steps
from backend.demo.dossiers import Row
from backend.demo.play import Play
from backend.demo.province import Province
from backend.nominations.models import Submission
from backend.papers import making
from backend.review.models import Stage
from backend.scoring.models import PublishedScore
from backend.web.formats import number

PROCESS, MOVEMENT_AWARD = "bang-khen-tinh-phong-trao-cchc", "bang-khen-tinh-phong-trao"
BASE_PROCESS = "danh-hieu-co-so"
LDTT, CSTDCS = "lao-dong-tien-tien", "chien-si-thi-dua-co-so"


def moment(year: int, month: int, day: int, hour: int = 8) -> datetime:
    """A moment of the story, in Vietnamese time."""
    return datetime(year, month, day, hour, tzinfo=HANOI)


def movement(province: Province, year: int) -> Movement:
    """The province's movement of administrative reform of a year, launched, registered for and reviewed."""
    return Movement.objects.filter(code=f"cchc-{year}").first() or movements.past(province, year)


def provincial_round(play: Play, province: Province, year: int, code: str, opens: date, closes: date) -> Round:
    """The round of the movement, opened by the appraising office."""
    made = play.do(
        "round.open",
        province.people["appraiser"],
        code=code,
        title=f"Bằng khen phong trào thi đua cải cách hành chính năm {year}",
        awarding_unit=province.root,
        process_code=PROCESS,
        awards=[MOVEMENT_AWARD],
        achievement_from=year,
        achievement_to=year,
        opens_on=opens.isoformat(),
        closes_on=closes.isoformat(),
        movement=movement(province, year),
        guidance="Hướng dẫn xét khen thưởng (minh họa)",
        illustrative=True,
    )
    return Round.objects.get(pk=made.subject_id)


def base_round(play: Play, province: Province, unit_code: str, year: int, opens: date, closes: date) -> Round:
    """A unit's own yearly round of base-level titles."""
    made = play.do(
        "round.open",
        province.people["appraiser"],
        code=f"co-so-{unit_code.lower()}-{year}",
        title=f"Danh hiệu thi đua cơ sở năm {year} – {province.units[unit_code].name}",
        awarding_unit=province.units[unit_code],
        process_code=BASE_PROCESS,
        awards=[LDTT, CSTDCS],
        achievement_from=year,
        achievement_to=year,
        opens_on=opens.isoformat(),
        closes_on=closes.isoformat(),
        illustrative=True,
    )
    return Round.objects.get(pk=made.subject_id)


def play_story(play: Play, province: Province) -> None:
    """The provincial bằng khen, then one unit's base-level titles."""
    play.on(max(play.at, moment(2024, 1, 2)))
    round_ = provincial_round(play, province, 2023, "cchc-2023", date(2024, 1, 2), date(2024, 1, 31))
    play.say(f"   {province.people['appraiser'].full_name} mở “{round_.title}”.")
    submission = _submit(play, province, round_)
    _review(play, province, submission)
    _council(play, province, submission)
    _decide(play, province, submission)
    _base_level(play, province)


def _submit(play: Play, province: Province, round_: Round) -> Submission:
    play.on(moment(2024, 1, 8))
    unit = province.units["STTTT"]
    people = [province.people[f"STTTT-{n}"] for n in range(5)]
    rows = [Row(unit, MOVEMENT_AWARD), *(Row(person, MOVEMENT_AWARD) for person in people)]
    submission = dossiers.build(play, province, round_, "STTTT", rows)
    play.do("submission.submit", province.head("STTTT"), submission)
    play.say(
        f"   {province.preparer('STTTT').full_name} lập danh sách {len(rows)} dòng; "
        f"{province.head('STTTT').full_name} ký tờ trình và trình."
    )
    return steps.fresh(submission)


def _review(play: Play, province: Province, submission: Submission) -> None:
    submission = steps.receive(play.on(moment(2024, 1, 9)), province, submission)
    play.say(f"   Tiếp nhận số {submission.register_number}, áp dụng “{submission.pack}”.")
    score = PublishedScore.objects.get(unit=submission.unit, publication__year=2023)
    points = f"{number(score.points, 2)}/{number(score.max_points)}"
    play.say(f"   Điểm đóng băng của {submission.unit}: {points}, hạng {score.rank}.")
    last = steps.open_stages([submission], "appraisal")[-1]
    play.on(moment(2024, 1, 11))
    play.do(
        "stage.request_supplement",
        province.people["appraiser"],
        last,
        deadline="2024-01-16",
        reason="Báo cáo thành tích chưa nêu số liệu trước và sau cải tiến.",
    )
    play.on(moment(2024, 1, 15))
    answer = "Đã bổ sung bảng số liệu trước và sau."
    play.do("stage.supplement", province.preparer("STTTT"), last, answer=answer, no_secret=True)
    play.on(moment(2024, 1, 16))
    steps.appraise(play, province, [submission], "Đủ hồ sơ, đúng đối tượng (minh họa).")
    play.say("   Một dòng được yêu cầu bổ sung, đơn vị bổ sung; thẩm định xong cả danh sách.")


def _council(play: Play, province: Province, submission: Submission) -> None:
    play.on(moment(2024, 1, 18))
    found = steps.session(play, province, [submission], "Phiên họp xét khen thưởng CCHC năm 2023 (minh họa)")
    steps.convene(play, province, found)
    steps.recuse(play, province, found, "member4", 3)
    steps.vote(play, province, found, against=(6,))
    for item in found.items.order_by("ordinal"):
        counts = f"{item.votes_for} đồng ý, {item.votes_against} không, {item.votes_blank} trắng"
        play.say(f"   Phiếu kín – {item.nomination.nominee_name}: {counts} → {'đạt' if item.passed else 'không đạt'}.")
    steps.sign_minutes(play, province, found)
    play.say("   Thư ký và Chủ tịch Hội đồng ký số biên bản; hộp phiếu và khóa đã hủy.")


def _decide(play: Play, province: Province, submission: Submission) -> None:
    play.on(moment(2024, 1, 22))
    appraiser, director = province.people["appraiser"], province.people["director"]
    decision = steps.draft(play, appraiser, [submission])
    for stage in Stage.objects.filter(nomination__submission=submission, stage_kind="submission_letter", state="open"):
        if not stage.nomination.decision_rows.exists():
            play.do("stage.refuse", appraiser, stage, reason="Hội đồng không thông qua.")
    decision = steps.decide(
        play.on(moment(2024, 1, 24)),
        decision,
        sender=director,
        signatory=province.people["chairman"],
        clerk=province.people["clerk"],
        number=86,
        on=date(2024, 1, 24),
    )
    play.say(
        f"   {province.people['chairman'].full_name} ký Quyết định {decision}; văn thư cấp số, đóng dấu, phát hành."
    )
    play.on(moment(2024, 1, 26))
    made = steps.certificates(play, province.people["certificates"], decision, confirmer=province.preparer("STTTT"))
    _tell(play, made)


def _tell(play: Play, certificates: list[Certificate]) -> None:
    issued = next(c for c in certificates if c.paper is not None)
    assert issued.paper is not None
    play.say(f"   Cấp {len(certificates)} bằng; tấm đầu: {making.store().path(issued.paper.sha256)}")
    play.say(f"   Kiểm tra: {settings.PUBLIC_URL}/tra-cuu/{issued.code}/")


def _base_level(play: Play, province: Province) -> None:
    play.on(moment(2024, 1, 29))
    round_ = base_round(play, province, "STP", 2023, date(2024, 1, 29), date(2024, 2, 5))
    people = [province.people[f"STP-{n}"] for n in range(6)]
    rows = [Row(p, LDTT) for p in people[:4]] + [Row(p, CSTDCS) for p in people if p.pk % 3][:2]
    submission = dossiers.build(play, province, round_, "STP", rows)
    head = province.head("STP")
    play.do("submission.submit", head, submission)
    play.do("submission.open_internal", head, submission)
    play.on(moment(2024, 1, 30))
    decision = steps.draft(play, province.preparer("STP"), [steps.fresh(submission)])
    decision = steps.decide(
        play,
        decision,
        sender=province.preparer("STP"),
        signatory=head,
        clerk=province.people["STP:clerk"],
        number=12,
        on=date(2024, 1, 30),
    )
    made = steps.certificates(play, province.people["STP:clerk"], decision, confirmer=province.preparer("STP"))
    play.say(
        f"   {province.units['STP']}: Quyết định {decision} – {len(rows)} danh hiệu, "
        f"{len(made)} bằng chứng nhận (Lao động tiên tiến không có bằng)."
    )
