"""The visitor's round: units that exist today, invented results of 2025, a submission waiting at every stage."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from backend.base import clock
from backend.catalogue.models import Round
from backend.council.models import Session
from backend.demo import dossiers, steps
from backend.demo.criteria import play_criteria
from backend.demo.dossiers import Row
from backend.demo.plans import play_plans
from backend.demo.play import Play
from backend.demo.province import Province
from backend.demo.publicity import play_publicity, play_publicity_today
from backend.demo.story import CSTDCS, LDTT, MOVEMENT_AWARD, base_round, provincial_round
from backend.demo.surveys import play_surveys
from backend.nominations.models import Submission

YEAR = 2025
LAST_ROUND = "thuong-xuyen"
DECIDED = ("X-LAM", "P-DONG", "DK-DAO", "P-BENSONG")


def play_today(play: Play, province: Province) -> None:
    """Twenty days of the current round; the play's clock ends at the real one."""
    start = clock.now() - timedelta(days=20)
    play.on(max(play.at, start))
    play_plans(play, province)
    day = clock.day(play.at)
    round_ = provincial_round(play, province, YEAR, "cchc-2025", day, day + timedelta(days=60))
    over = play_publicity(play, province)
    early = [_submitted(play, province, round_, code) for code in DECIDED]
    early = [steps.receive(play, province, row) for row in early]
    play.on(start + timedelta(days=5))
    steps.appraise(play, province, early, "Đủ điều kiện trình Hội đồng (minh họa).")
    _minuted(play, province, early)
    _decisions(play, province, dict(zip(DECIDED, early, strict=True)))
    _in_council(play, province, round_)
    _in_appraisal(play, province, round_)
    _at_the_start(play, province, round_)
    _base_level(play, province)
    play_publicity_today(play, province, over)
    _standing(play, province)
    play_surveys(play, province)
    play_criteria(play, province)


def _rows(province: Province, code: str, people: int) -> list[Row]:
    unit = province.units[code]
    own = [person for key, person in province.people.items() if key.startswith(f"{code}-")]
    return [Row(unit, MOVEMENT_AWARD), *(Row(person, MOVEMENT_AWARD) for person in own[:people])]


def _submitted(play: Play, province: Province, round_: Round, code: str, people: int = 2) -> Submission:
    submission = dossiers.build(play, province, round_, code, _rows(province, code, people))
    play.do("submission.submit", province.head(code), submission)
    return steps.fresh(submission)


def _minuted(play: Play, province: Province, submissions: Sequence[Submission]) -> Session:
    found = steps.session(play.later(days=2), province, submissions, "Phiên họp thường kỳ (minh họa)")
    steps.convene(play, province, found)
    steps.vote(play, province, found)
    steps.sign_minutes(play, province, found)
    return found


def _decisions(play: Play, province: Province, by_code: dict[str, Submission]) -> None:
    appraiser, director = province.people["appraiser"], province.people["director"]
    chairman, clerk = province.people["chairman"], province.people["clerk"]
    play.later(days=2)
    for_signature = steps.draft(play, appraiser, [by_code["X-LAM"]])
    play.do("decision.send", director, for_signature, letter_number="")
    signed = steps.draft(play, appraiser, [by_code["P-DONG"]])
    play.do("decision.send", director, signed, letter_number="")
    play.do("decision.sign", chairman, signed)
    issued = steps.draft(play, appraiser, [by_code["DK-DAO"]])
    issued = steps.decide(
        play, issued, sender=director, signatory=chairman, clerk=clerk, number=3105, on=clock.day(play.at)
    )
    steps.certificates(play.later(days=1), province.people["certificates"], issued, confirmer=None)


def _in_council(play: Play, province: Province, round_: Round) -> None:
    submission = _submitted(play, province, round_, "P-TRUNGTAM", people=4)
    submission = steps.receive(play, province, submission)
    steps.appraise(play.later(days=2), province, [submission], "Đủ điều kiện trình Hội đồng (minh họa).")
    found = steps.session(play.later(days=1), province, [submission], "Phiên họp đang bỏ phiếu (minh họa)")
    steps.convene(play, province, found)
    play.do("session.open_vote", province.people["secretary"], found, aware=True)
    for code in steps.VOTERS[4:]:
        steps.cast(play, province.people[code], found)


def _in_appraisal(play: Play, province: Province, round_: Round) -> None:
    forty = _submitted(play, province, round_, "N-SYT", people=39)
    steps.receive(play, province, forty)
    paused = steps.receive(play, province, _submitted(play, province, round_, "X-KHE"))
    stage = steps.open_stages([paused], "appraisal")[0]
    play.do(
        "stage.request_supplement",
        province.people["appraiser"],
        stage,
        deadline=(clock.today() + timedelta(days=7)).isoformat(),
        reason="Bổ sung xác nhận kết quả dịch vụ công.",
    )
    gone = _submitted(play, province, round_, "X-DIEN")
    play.do("submission.withdraw", province.head("X-DIEN"), gone, reason="Đơn vị rà soát lại danh sách (minh họa).")


def _at_the_start(play: Play, province: Province, round_: Round) -> None:
    _submitted(play, province, round_, "N-STP", people=3)
    dossiers.build(play, province, round_, "N-STC", _rows(province, "N-STC", 4))


def _base_level(play: Play, province: Province) -> None:
    day = clock.day(play.at)
    round_ = base_round(play, province, "N-STC", YEAR, day, day + timedelta(days=30))
    people = [person for key, person in province.people.items() if key.startswith("N-STC-")]
    rows = [Row(p, LDTT) for p in people[:4]] + [Row(p, CSTDCS) for p in people if p.pk % 3][:1]
    submission = dossiers.build(play, province, round_, "N-STC", rows)
    play.do("submission.submit", province.head("N-STC"), submission)


def _standing(play: Play, province: Province) -> None:
    """A standing round for sudden merit has no closing date; its opening is the last thing the play does."""
    play.do(
        "round.open",
        province.people["appraiser"],
        code=LAST_ROUND,
        title="Khen thưởng phong trào cải cách hành chính – thường xuyên",
        awarding_unit=province.root,
        process_code="bang-khen-tinh-phong-trao-cchc",
        awards=[MOVEMENT_AWARD],
        achievement_from=YEAR + 1,
        achievement_to=YEAR + 1,
        opens_on=clock.day(play.at).isoformat(),
        illustrative=True,
    )
