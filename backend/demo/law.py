"""The invented province's own rules: two versions of its overlay, what was confirmed, and its own award at work."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from backend.base import clock
from backend.catalogue.models import Edition, EditionKind, Round
from backend.demo import dossiers, steps
from backend.demo.dossiers import Row
from backend.demo.play import Play
from backend.demo.province import Province
from workflows import shipped
from workflows.engine import Label
from workflows.facts import YearlyClass
from workflows.processes import loading as processes
from workflows.regulations import overlay
from workflows.regulations.overlay import Overlay
from workflows.regulations.schema import Criterion
from workflows.rules.conditions import YearlyClassAtLeast

AWARD, ASKED = "bieu-duong-cchc", "bieu-duong-duoc-binh-xet"
REWRITTEN = "giay-khen-hoan-thanh-tot"
CONFIRMED = ("ty-le-cstdcs-15", "giay-khen-quy-dinh-rieng", REWRITTEN)
SOURCE = "Quyết định giả định số 00/2026/QĐ-UBND của tỉnh Minh Họa (không có thật), Điều 3 và 5"
LIKE, PROCESS = "bang-khen-tinh-phong-trao-cchc", "bieu-duong-tinh-cchc"


def play_law(province: Province) -> None:
    """Publish the overlay twice, confirm rows of the first version only, and give its own award to a list."""
    play = Play(clock.now() - timedelta(hours=5), quiet=True)
    administrator = province.people["administrator"]
    found = shipped.overlays()[0]
    first = _published(play, province, _first(found))
    for row in CONFIRMED:
        play.do("row.confirm", administrator, first, row=row, source=SOURCE)
    _published(play, province, found)
    like = next(one for one in shipped.processes() if one.code == LIKE)
    title = Label("Biểu dương của tỉnh về cải cách hành chính (minh họa)", "The province's praise (illustrative)")
    process = replace(like, code=PROCESS, title=title, awards=(AWARD,))
    today = clock.day(play.at).isoformat()
    text = processes.canonical(process)
    play.do("edition.publish", administrator, kind=EditionKind.PROCESS.value, text=text, in_force_from=today)
    _list(play, province, today)


def _published(play: Play, province: Province, found: Overlay) -> Edition:
    made = play.do(
        "edition.publish", province.people["administrator"], kind=EditionKind.OVERLAY.value,
        text=overlay.canonical(found), unit=province.root,
    )  # fmt: skip
    return Edition.objects.get(pk=made.subject_id)


def _first(found: Overlay) -> Overlay:
    """The version before: without the province's own award, and one criterion that asked for more."""
    criteria = tuple(_stricter(row) for row in found.own.criteria if row.code != ASKED)
    return replace(
        found,
        head=replace(found.head, version=found.head.version - 1),
        changes=tuple(one for one in found.changes if one.code not in (AWARD, ASKED)),
        own=replace(found.own, awards=(), criteria=criteria),
    )


def _stricter(row: Criterion) -> Criterion:
    if row.code != REWRITTEN:
        return row
    title = Label("Hoàn thành xuất sắc nhiệm vụ trong năm (minh họa)", "An excellent yearly result (illustrative)")
    return replace(row, title=title, condition=YearlyClassAtLeast(YearlyClass.EXCELLENT))


def _list(play: Play, province: Province, today: str) -> None:
    made = play.do(
        "round.open", province.people["appraiser"], code="bieu-duong-cchc",
        title="Biểu dương về cải cách hành chính (minh họa)", awarding_unit=province.root, process_code=PROCESS,
        awards=[AWARD], achievement_from=2025, achievement_to=2025, opens_on=today, illustrative=True,
    )  # fmt: skip
    round_ = Round.objects.get(pk=made.subject_id)
    unit = province.units["N-STP"]
    person = next(person for key, person in province.people.items() if key.startswith("N-STP-"))
    submission = dossiers.build(play, province, round_, "N-STP", [Row(unit, AWARD), Row(person, AWARD)])
    play.do("submission.submit", province.head("N-STP"), submission)
    steps.receive(play, province, steps.fresh(submission))
