"""A workbook of 10,000 tasks from upload to preview, against a bare read of the same bytes, and its memory.

The upload takes the way of the page: the act, reading batch by batch, the preview's first page. The floor is
python-calamine reading all cells of the same file and doing nothing with them. Memory is the process's peak
(VmHWM, set back before each file; Linux), so that what the reader holds outside Python counts too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from time import perf_counter

from django.core.files.uploadedfile import SimpleUploadedFile
from python_calamine import CalamineWorkbook

from backend.acts.runner import perform
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding, Unit, UnitKind
from backend.organisation.services import make_person, make_unit
from backend.workbooks import staging
from backend.workbooks.models import Upload
from backend.workbooks.presenting import row_shown
from backend.workbooks.writing import rows_book
from permissions.actor import Actor
from permissions.roles import Role
from tests.benchmarks.rows import Row

MANY, FEW, UNITS, YEAR = 10_000, 1_000, 40, 2026
SECONDS, GROWTH = 10, 1.5
SINCE = date(2023, 1, 1)


def run() -> Iterator[Row]:
    """Time of a preview, of its confirmation, and the peak memory of both sizes."""
    officer, units = _office()
    _preview(officer, _file(100, units, "KHOI"))
    few = _peak(lambda: _preview(officer, _file(FEW, units, "IT")))
    data = _bytes(MANY, units, "NHIEU")
    start = perf_counter()
    upload = _preview(officer, SimpleUploadedFile("nhieu.xlsx", data))
    ours = perf_counter() - start
    assert (upload.new, upload.faulty) == (MANY, 0)
    floor = _floor(data)
    yield Row(f"preview of a workbook of {MANY} tasks", f"{ours:.2f} s", f"{floor:.2f} s (bare calamine)",
              round(ours / floor, 2), f"< {SECONDS} s", ours < SECONDS)  # fmt: skip
    many = _peak(lambda: _preview(officer, SimpleUploadedFile("nhieu.xlsx", data)))
    yield Row(f"peak memory of a preview, {MANY} rows", f"{many:.0f} MB", f"{few:.0f} MB ({FEW} rows)",
              round(many / few, 2), f"<= {GROWTH}x", many <= GROWTH * few)  # fmt: skip
    start = perf_counter()
    perform("workbook.confirm", actor=officer, subject=upload.pk)
    saved = perf_counter() - start
    yield Row(f"confirming {MANY} new tasks, one transaction", f"{saved:.2f} s", f"{ours:.2f} s (preview)",
              round(saved / ours, 2), "reported", met=True)  # fmt: skip
    start = perf_counter()
    again = _preview(officer, SimpleUploadedFile("nhieu.xlsx", data))
    twice = perf_counter() - start
    assert (again.same, again.to_save) == (MANY, 0)
    yield Row("the same file again, all rows unchanged", f"{twice:.2f} s", f"{ours:.2f} s (all new)",
              round(twice / ours, 2), f"< {SECONDS} s", twice < SECONDS)  # fmt: skip


def _office() -> tuple[Actor, list[Unit]]:
    top = make_unit(code="BENCH", name="UBND tỉnh Minh Họa", unit_kind=UnitKind.PROVINCE, valid_from=SINCE)
    units = [
        make_unit(code=f"BS{n}", name=f"Sở thứ {n}", unit_kind=UnitKind.DEPARTMENT, valid_from=SINCE, parent=top)
        for n in range(UNITS)
    ]
    person = make_person(full_name="Lê Thẩm Định", unit=top)
    Holding.objects.create(person=person, role=Role.APPRAISER, unit=top, valid_from=SINCE, basis="QĐ thử nghiệm")
    return actor_of(person), units


def _bytes(count: int, units: list[Unit], prefix: str) -> bytes:
    from backend.reform.workbook import COLUMNS

    rows = (
        {
            "code": f"{prefix}-{n}", "title": f"Rà soát, đơn giản hóa thủ tục hành chính nhóm {n}",
            "lead_unit": units[n % UNITS].code, "cooperating_units": units[(n + 1) % UNITS].code,
            "division": "Phòng Kiểm soát thủ tục", "product": "Báo cáo kết quả", "deadline": date(YEAR, 1 + n % 12, 15),
            "leaf": f"{1 + n % 8}.1", "document_number": f"{n % 20}/KH-UBND", "document_issuer": "UBND tỉnh Minh Họa",
            "document_issued_on": date(YEAR, 1, 5), "document_title": "Kế hoạch cải cách hành chính",
        }
        for n in range(count)
    )  # fmt: skip
    return rows_book(COLUMNS, rows, "Nhiệm vụ").read()


def _file(count: int, units: list[Unit], prefix: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("viec.xlsx", _bytes(count, units, prefix))


def _preview(officer: Actor, file: SimpleUploadedFile) -> Upload:
    """Upload, read to the end, show the first page."""
    inputs = {"workbook": "tasks", "key": str(YEAR), "file": file}
    upload = perform("workbook.upload", actor=officer, inputs=inputs).result
    upload = staging.read_on(upload, officer, seconds=float("inf"))
    from backend.reform.workbook import COLUMNS

    for kept in upload.rows.all()[:50]:
        row_shown(upload, COLUMNS, kept)
    return upload


def _floor(data: bytes) -> float:
    best = float("inf")
    for _round in range(5):
        start = perf_counter()
        for _line in CalamineWorkbook.from_filelike(BytesIO(data)).get_sheet_by_index(0).iter_rows():
            pass
        best = min(best, perf_counter() - start)
    return best


def _peak(work: object) -> float:
    """The process's peak in megabytes while it works."""
    Path("/proc/self/clear_refs").write_text("5")
    assert callable(work)
    work()
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


if __name__ == "__main__":
    for row in run():
        print(row)
