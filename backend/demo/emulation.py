"""A block of departments and a cluster of communes: last year scored, published in one; this year runs. Invented."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from backend.base import clock
from backend.catalogue.models import Edition
from backend.demo.play import Play
from backend.demo.province import Province
from backend.emulation.models import Block, BlockYear, EmulationSheet, SchemeDraft
from backend.organisation.models import Unit
from workflows.lifecycles.emulation_sheet import SheetState

EVIDENCE = "Báo cáo tổng kết năm (minh họa), trang {page}"
BLOCKS = (
    ("khoi-so", "Khối các sở (minh họa)"),
    ("cum-xa", "Cụm các xã, phường, đặc khu (minh họa)"),
)
PLAN = {"I.1": "100", "I.2": "5", "I.3": "40"}
ADOPTED = "Hội đồng thống nhất dùng bảng ví dụ để thử nghiệm (minh họa)."


def play_emulation(play: Play, province: Province) -> None:
    """Last year is published in the first block and waits for approval in the second."""
    today = {code: unit.group for code, unit in province.units.items() if unit.valid_to is None}
    departments = [code for code, group in today.items() if group == "so"]
    communes = [code for code, group in today.items() if group != "so"]
    year = clock.day(play.at).year
    edition = _scheme(play, province, year - 1)
    departments, communes = departments[:4], communes[:4]
    blocks = [_block(play, province, *given) for given in BLOCKS]
    for block, members in zip(blocks, (departments, communes), strict=True):
        finished = _open(play, province, block, year - 1, edition, members)
        _score(play, province, finished, members)
        if members is not communes:
            _publish(play, province, finished)
        running = _open(play, province, block, year, edition, members)
        for code in members[:3]:
            _register(play, province, _sheet(running, province.units[code]), code)
    play.say("Cụm, khối thi đua: hai khối; năm trước một khối đã công bố, một cụm chờ duyệt; năm nay đang chạy.")


def _scheme(play: Play, province: Province, year: int) -> Edition:
    made = play.do(
        "emulation_scheme.create", province.people["appraiser"], unit=province.root, code="bang-diem-minh-hoa",
        title=f"Bảng điểm thi đua cụm, khối (ví dụ theo dự thảo Hưng Yên 2021), từ năm {year}", year=year,
    )  # fmt: skip
    draft = SchemeDraft.objects.get(pk=made.subject_id)
    play.do("emulation_scheme.publish", province.people["chairman"], draft)
    draft.refresh_from_db()
    assert draft.edition is not None
    return draft.edition


def _block(play: Play, province: Province, code: str, name: str) -> Block:
    made = play.do(
        "emulation_block.create", province.people["appraiser"], unit=province.root, code=code, name=name,
        block_kind="khoi", variant="khoi", basis="Quyết định chia khối (minh họa)", valid_from="2021-01-01",
        illustrative=True,
    )  # fmt: skip
    return Block.objects.get(pk=made.subject_id)


def _open(play: Play, province: Province, block: Block, year: int, edition: Edition, codes: Sequence[str]) -> BlockYear:
    office = province.people["appraiser"]
    units = [province.units[code] for code in codes]
    play.do("emulation_block.set_members", office, block, year=year, units=units, basis="Danh sách khối (minh họa)")
    made = play.do(
        "emulation_year.open", office, block=block, year=year, scheme=edition, adopted_reason=ADOPTED, illustrative=True
    )
    run = BlockYear.objects.get(pk=made.subject_id)
    for position, code in enumerate(codes[:2]):
        play.do(
            "emulation_year.elect", office, run, person=province.head(code), position=position,
            elected_on=min(date(year, 1, 3), clock.day(play.at)).isoformat(), basis="Biên bản họp khối (minh họa)",
        )  # fmt: skip
    return run


def _sheet(run: BlockYear, unit: Unit) -> EmulationSheet:
    return EmulationSheet.objects.get(run=run, unit=unit)


def _register(play: Play, province: Province, sheet: EmulationSheet, code: str) -> None:
    plan = [{"item": item, "plan": value} for item, value in PLAN.items()]
    play.do("emulation_sheet.plan", province.preparer(code), sheet, values=plan, aims=["Cờ thi đua của UBND tỉnh"])
    play.do("emulation_sheet.register", province.head(code), sheet)


def _figures(number: int) -> dict[str, dict[str, Any]]:
    """Invented results: the first unit beats its plans, each further one does a little less."""
    actual = Decimal(115 - 7 * number)
    found: dict[str, dict[str, Any]] = {
        "I.1": {"actual": str(actual)},
        "I.2": {"actual": str(Decimal("4") + Decimal(number) / 2)},
        "I.3": {"actual": str(40 - number)},
        "II.1": {"grade": "AABB"[number]},
        "II.2": {"grade": "ABBC"[number]},
    }
    return found | ({"II.3": {"points": "4"}} if number == 1 else {}) | ({"P.3": {"count": 1}} if number == 3 else {})


def _values(given: Mapping[str, Mapping[str, Any]], **more: str) -> list[dict[str, Any]]:
    return [
        {"item": item, **row, "evidence": EVIDENCE.format(page=page), **more}
        for page, (item, row) in enumerate(given.items(), start=2)
    ]


def _score(play: Play, province: Province, run: BlockYear, codes: Sequence[str]) -> None:
    """Every sheet from plan to settled."""
    secretary = province.people["secretary"]
    for number, code in enumerate(codes):
        unit, given = province.units[code], _figures(number)
        _register(play, province, _sheet(run, unit), code)
        play.do("emulation_sheet.self_score", province.preparer(code), _sheet(run, unit), values=_values(given))
        play.do("emulation_sheet.submit", province.head(code), _sheet(run, unit))
        scorer = province.head(codes[1] if number == 0 else codes[0])
        checked = given | ({"I.1": {"actual": "100"}} if number == 2 else {})
        why = {"reason": "Theo số liệu cơ quan có thẩm quyền (minh họa)"}
        play.do("emulation_sheet.score", scorer, _sheet(run, unit), values=_values(checked, **why))
        play.do("emulation_sheet.finish_block", scorer, _sheet(run, unit))
        third = {"III.1": {"points": str(10 - number)}}
        play.do("emulation_sheet.score_council", secretary, _sheet(run, unit), values=_values(third))
        missing = "Đơn vị chưa có chỉ số được công bố (minh họa)"
        play.do("emulation_sheet.settle", secretary, _sheet(run, unit), missing_reason=missing)
    assert all(sheet.state == SheetState.SETTLED for sheet in run.sheets.all())


def _publish(play: Play, province: Province, run: BlockYear) -> None:
    play.do("emulation_year.approve", province.people["secretary"], run)
    play.do(
        "emulation_year.publish", province.people["chairman"], run, decision_number=f"{run.pk}/QĐ-MH",
        decided_on=clock.day(play.at).isoformat(), signatory=province.people["chairman"].full_name,
    )  # fmt: skip
    first = run.results.filter(rank=1, tied=False).first()
    if first is not None:
        award = run.places[0]["award"]
        play.do("emulation_year.propose", province.people["appraiser"], run, unit=first.unit, award=award)
