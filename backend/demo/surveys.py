"""Invented surveys: one published, one waiting for acceptance, one open for answers with a few codes to try."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from backend.base import clock
from backend.demo.play import Play
from backend.demo.province import Province
from backend.organisation.models import Unit
from backend.surveys.answering import answer
from backend.surveys.models import QuestionSet, Survey
from workflows.rules.survey import Question

COMMUNES = ("X-LAM", "P-DONG", "DK-DAO", "P-BENSONG", "P-TRUNGTAM")
TRIED = 7


def play_surveys(play: Play, province: Province) -> None:
    """Question sets for three groups of respondents, and a survey at each stage that a visitor should see."""
    citizens = _question_set(play, province, "sipas-nguoi-dan", "Phiếu hỏi người dân", "sipas", "citizen")
    firms = _question_set(play, province, "sipas-to-chuc", "Phiếu hỏi tổ chức, doanh nghiệp", "sipas", "organisation")
    deputies = _question_set(play, province, "xhh-dai-bieu", "Phiếu hỏi đại biểu HĐND", "xhh", "council_deputy")
    day = clock.day(play.at)
    units = [province.units[code] for code in COMMUNES]
    done = _survey(
        play, province, "Đo lường sự hài lòng giữa năm (minh họa)", "sipas", units, day - timedelta(days=40), day
    )
    _group(play, province, done, citizens, 4200)
    _group(play, province, done, firms, 300)
    _counted(play, province, done, units)
    play.do("survey.accept", province.people["appraiser"], done)
    play.do("survey.publish", province.people["chairman"], done)
    waiting = _survey(play, province, "Điều tra xã hội học đại biểu HĐND (minh họa)", "xhh", units, day, day)
    _group(play, province, waiting, deputies, 60)
    _counted(play, province, waiting, units)
    until = day + timedelta(days=30)
    _open(
        play,
        province,
        _survey(play, province, "Đo lường sự hài lòng cuối năm (minh họa)", "sipas", units, day, until),
        citizens,
    )


def _question_set(
    play: Play, province: Province, code: str, title: str, instrument: str, respondents: str
) -> QuestionSet:
    known = QuestionSet.objects.filter(unit=province.root, code=code, state="published").first()
    if known is not None:
        return known
    officer = province.people["appraiser"]
    made = play.do(
        "question_set.create", officer, unit=province.root, code=code, title=f"{title} (minh họa)",
        instrument=instrument, respondents=respondents, template=instrument, illustrative=True,
    ).result  # fmt: skip
    play.do("question_set.publish", officer, made)
    return QuestionSet.objects.get(pk=made.pk)


def _survey(
    play: Play, province: Province, title: str, instrument: str, units: Sequence[Unit], opens: date, closes: date
) -> Survey:
    made: Survey = play.do(
        "survey.create", province.people["appraiser"], unit=province.root, title=title, year=closes.year,
        instrument=instrument, document="Kế hoạch khảo sát (minh họa)", opens_on=opens.isoformat(),
        closes_on=closes.isoformat(), units=list(units), illustrative=True,
    ).result  # fmt: skip
    return made


def _group(play: Play, province: Province, survey: Survey, form: QuestionSet, population: int) -> None:
    officer = province.people["appraiser"]
    play.do("survey.set_group", officer, survey, question_set=form, population=population, margin_pct="5")


def _counted(play: Play, province: Province, survey: Survey, units: Sequence[Unit]) -> None:
    """Open, count invented paper forms of every unit (one has too few to be shown), close."""
    officer, luck = province.people["appraiser"], Random(2026)
    play.do("survey.open", officer, survey)
    for group in survey.groups.select_related("question_set").order_by("pk"):
        for place, unit in enumerate(units):
            valid = 3 if place == len(units) - 1 and group.respondents == "organisation" else luck.randint(40, 90)
            counts = {q.code: _spread(luck, q, valid) for q in group.question_set.form.questions() if q.options}
            play.do(
                "survey.count", officer, survey, group=group, unit=unit, issued=valid + 12, valid=valid,
                invalid=luck.randint(0, 6), counts=counts,
            )  # fmt: skip
    play.do("survey.close", officer, survey)


def _spread(luck: Random, question: Question, valid: int) -> dict[str, int]:
    """Invented answers, most of them content."""
    found = dict.fromkeys([option.code for option in question.options], 0)
    weights = [40, 45, 10, 4, 1][: len(found)]
    for code in luck.choices(list(found), weights, k=valid):
        found[code] += 1
    return found


def _open(play: Play, province: Province, survey: Survey, form: QuestionSet) -> None:
    """An open survey in which some have answered; the codes left over are told to whoever watches."""
    officer, luck = province.people["appraiser"], Random(7)
    _group(play, province, survey, form, 4200)
    play.do("survey.open", officer, survey)
    group, unit = survey.groups.get(), province.units[COMMUNES[0]]
    codes = play.do("survey.make_links", officer, survey, group=group, unit=unit, number=TRIED + 3).result["codes"]
    for code in codes[:TRIED]:
        asked = [q for q in form.form.questions() if q.options]
        chosen = {q.code: [luck.choice(q.options[:3]).code] for q in asked}
        answer(code, chosen, clock.day(play.at))
    play.say(
        f"   Khảo sát đang mở về {unit}: trả lời thử tại /khao-sat/ bằng mã {codes[TRIED]} hoặc {codes[TRIED + 1]}."
    )
