"""Building a submission the way a unit does: list, meeting, letter, papers, signature."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from backend.base import clock
from backend.catalogue.models import Round
from backend.catalogue.queries import award_label
from backend.demo import uploads
from backend.demo.play import Play
from backend.demo.province import Province
from backend.history.models import YearlyClassification
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Person, Unit

DEEDS = (
    "đưa 100% thủ tục hành chính của đơn vị lên dịch vụ công trực tuyến toàn trình",
    "rút ngắn 30% thời gian giải quyết hồ sơ một cửa",
    "số hóa toàn bộ hồ sơ lưu trữ của đơn vị trước thời hạn",
    "sáng kiến cắt giảm 12 báo cáo định kỳ",
    "tham mưu ban hành quy trình nội bộ điện tử",
    "phụ trách tổ công nghệ số cộng đồng ở ba địa bàn khó khăn",
)


@dataclass(frozen=True, slots=True)
class Row:
    """One intended row: a person or the unit itself, and the award."""

    nominee: Person | Unit
    award: str


def build(play: Play, province: Province, round_: Round, unit_code: str, rows: Sequence[Row]) -> Submission:
    """A complete draft: everything that submitting asks for."""
    unit, head, preparer = province.units[unit_code], province.head(unit_code), province.preparer(unit_code)
    made = play.do("submission.create", preparer, round=round_, unit=unit)
    submission = Submission.objects.get(pk=made.subject_id)
    for row in rows:
        _add(play, preparer, submission, row, round_)
    _classify(play, province.people["appraiser"], rows, round_.achievement_to)
    _meeting(play, preparer, submission, head)
    _papers(play, submission, head, preparer, clock.day(play.at))
    return submission


def _add(play: Play, preparer: Person, submission: Submission, row: Row, round_: Round) -> None:
    deed = Random(f"{row.nominee.pk}:{row.award}").choice(DEEDS)
    citation = f"Có thành tích xuất sắc trong phong trào thi đua cải cách hành chính năm {round_.achievement_to}"
    if isinstance(row.nominee, Person):
        who = {
            "nominee_kind": "individual",
            "person": row.nominee,
            "honorific": row.nominee.honorific,
            "position": f"{row.nominee.position}, {submission.unit.name}",
        }
    else:
        who = {"nominee_kind": "collective", "collective": row.nominee}
    play.do(
        "nomination.add",
        preparer,
        submission,
        award=row.award,
        citation=citation,
        achievement=f"Minh họa: {deed}.",
        **who,
    )


def _classify(play: Play, keeper: Person, rows: Sequence[Row], year: int) -> None:
    """Entered in one sitting, so that the clock of the play stands still."""
    began = play.at
    for row in rows:
        owner = {"person": row.nominee} if isinstance(row.nominee, Person) else {"unit": row.nominee}
        if YearlyClassification.objects.filter(**owner, year=year).exists():
            continue
        excellent = not isinstance(row.nominee, Person) or row.nominee.pk % 3 != 0
        said = {"level": "excellent" if excellent else "good", "source": f"Quyết định xếp loại năm {year} (minh họa)"}
        play.do("yearly_classification.enter", keeper, **owner, year=year, **said)
        play.at = began


def _meeting(play: Play, preparer: Person, submission: Submission, head: Person) -> None:
    rows = list(submission.nominations.order_by("ordinal"))
    votes = [{"nomination": row.pk, "votes_for": 19 - row.pk % 3, "votes_against": row.pk % 3} for row in rows]
    day = clock.day(play.at)
    play.do(
        "submission.record_meeting",
        preparer,
        submission,
        meeting_on=day.isoformat(),
        meeting_chair=head.full_name,
        meeting_members=21,
        meeting_present=19,
        votes=votes,
    )


def _papers(play: Play, submission: Submission, head: Person, preparer: Person, on: date) -> None:
    rows = list(submission.nominations.order_by("ordinal"))
    listed = [(row.nominee_name, award_label(row.award).vi) for row in rows]
    number = f"{submission.pk:02d}/TTr-{submission.unit.code}"
    play.do("submission.edit", preparer, submission, letter_number=number, letter_date=on.isoformat())
    unit = submission.unit
    letter = uploads.letter(unit, head, on, f"{submission.pk:02d}", listed)
    minutes = uploads.minutes(unit, head, preparer, on, [row.nominee_name for row in rows])
    play.do("submission.attach", preparer, submission, kind="letter", file=letter, no_secret=True)
    play.do("submission.attach", preparer, submission, kind="unit_minutes", file=minutes, no_secret=True)
    for row in rows:
        _report(play, submission, preparer, head, row, on)


def _report(play: Play, submission: Submission, preparer: Person, head: Person, row: Nomination, on: date) -> None:
    file = uploads.report(submission.unit, head, row.nominee_name, row.achievement, on)
    play.do("submission.attach", preparer, submission, kind="report", file=file, nomination=row, no_secret=True)
