"""Two at once, a killed reader, the worker: an upload is saved once and read to its end."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from backend.acts.runner import Outcome, perform
from backend.base import clock
from backend.organisation.actors import acting as acting_for
from backend.reform.models import ReformTask
from backend.workbooks import staging
from backend.workbooks.models import Upload, UploadFile, UploadRow
from tests.apps.workbooks.conftest import packed, sheet

HEADS = ("Mã nhiệm vụ", "Nội dung nhiệm vụ", "Đơn vị chủ trì", "Số, ký hiệu văn bản giao", "Cơ quan ban hành",
         "Ngày ban hành", "Trích yếu văn bản")  # fmt: skip


def tasks(count, start=0):
    day = date(2026, 1, 5)
    rows = [[f"NV-{start + n}", "Việc", "A", "01/KH", "UBND tỉnh", day, "Kế hoạch"] for n in range(count)]
    return packed(sheet(*rows, heads=HEADS))


def send(file, officer):
    inputs = {"workbook": "tasks", "key": "2026", "file": file}
    return perform("workbook.upload", actor=officer, inputs=inputs).result


def test_two_confirmations_at_once_save_once(committed_db, officer, unit_a):
    upload = send(tasks(20), officer)
    confirm = lambda: perform("workbook.confirm", actor=officer, subject=upload.pk)  # noqa: E731
    results = committed_db.together([confirm, confirm])
    assert sorted(isinstance(result, Outcome) for result in results) == [False, True]
    assert ReformTask.objects.count() == 20


def test_two_uploads_of_the_same_tasks_are_saved_once(committed_db, officer, unit_a):
    first, second = send(tasks(5), officer), send(tasks(5), officer)
    works = [lambda pk=pk: perform("workbook.confirm", actor=officer, subject=pk) for pk in (first.pk, second.pk)]
    results = committed_db.together(works)
    assert sorted(isinstance(result, Outcome) for result in results) == [False, True]
    assert ReformTask.objects.count() == 5


@pytest.fixture
def small_steps(monkeypatch):
    monkeypatch.setattr(staging, "BATCH", 10)
    monkeypatch.setattr("backend.workbooks.services.READ_AT_ONCE", 0)
    return SimpleNamespace()


def test_reading_goes_on_where_it_was_stopped(db, officer, unit_a, small_steps):
    upload = staging.read_on(send(tasks(25), officer), officer, seconds=0)
    assert (upload.rows_read, upload.read_done) == (10, False)
    upload = staging.read_on(upload, officer, seconds=60)
    assert (upload.new, upload.read_done) == (25, True)
    assert UploadRow.objects.filter(upload=upload).count() == 25


def test_a_key_twice_is_found_across_batches(db, officer, unit_a, small_steps):
    rows = [[f"NV-{n % 15}", "Việc", "A", "01/KH", "UBND tỉnh", date(2026, 1, 5), "KH"] for n in range(20)]
    upload = staging.read_on(send(packed(sheet(*rows, heads=HEADS)), officer), officer, seconds=60)
    assert (upload.new, upload.faulty) == (15, 5)


def test_a_claimed_upload_is_left_to_its_reader_until_the_claim_ends(db, officer, unit_a, small_steps):
    upload = send(tasks(5), officer)
    Upload.objects.update(claimed_until=clock.now() + timedelta(seconds=30))
    assert staging.read_on(upload, officer, seconds=60).rows_read == 0
    Upload.objects.update(claimed_until=clock.now() - timedelta(seconds=1))
    assert staging.read_on(upload, officer, seconds=60).new == 5


def test_two_readers_at_once_read_every_row_once(committed_db, officer, unit_a, small_steps):
    upload = send(tasks(60), officer)
    read = lambda: staging.read_on(upload, officer, seconds=60)  # noqa: E731
    committed_db.together([read, read])
    done = staging.read_on(upload, officer, seconds=60)
    assert (done.new, done.faulty, UploadRow.objects.count()) == (60, 0, 60)


def test_the_worker_reads_what_waits(db, officer, unit_a, small_steps):
    upload = send(tasks(25), officer)
    assert staging.read_waiting(acting_for) == 1
    upload.refresh_from_db()
    assert upload.new == 25


def test_what_is_over_is_forgotten_and_cannot_be_confirmed(db, officer, unit_a):
    upload = send(tasks(3), officer)
    Upload.objects.update(expires_at=clock.now() - timedelta(seconds=1))
    assert staging.forget_expired() == 1
    assert not UploadFile.objects.exists()
    assert "workbook.expired" in {r.code for r in Upload.lifecycle.reasons(
        "workbook.confirm", "waiting", Upload.objects.get(pk=upload.pk).facts(clock.now()))}  # fmt: skip
