"""Storage: named by digest, written whole, and a changed file is noticed."""

import pytest

from backend.papers.storage import PaperStorage, StorageError


def test_stored_bytes_come_back_under_their_digest(tmp_path):
    storage = PaperStorage(tmp_path)
    digest = storage.store(b"%PDF")
    assert storage.read(digest) == b"%PDF"
    assert storage.store(b"%PDF") == digest


def test_no_half_written_file_is_left_beside(tmp_path):
    storage = PaperStorage(tmp_path)
    path = storage.path(storage.store(b"%PDF"))
    assert [item.name for item in path.parent.iterdir()] == [path.name]


def test_a_changed_file_is_noticed_on_reading_and_on_storing_again(tmp_path):
    storage = PaperStorage(tmp_path)
    digest = storage.store(b"%PDF")
    storage.path(digest).write_bytes(b"other")
    with pytest.raises(StorageError, match="changed"):
        storage.read(digest)
    with pytest.raises(StorageError):
        storage.store(b"%PDF")


@pytest.mark.parametrize("digest", ["", "../../etc/passwd", "A" * 64, "0" * 64])
def test_an_unknown_or_crooked_digest_is_refused(tmp_path, digest):
    with pytest.raises(StorageError):
        PaperStorage(tmp_path).read(digest)


def test_a_failed_write_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(OSError, match="disk full"):
        PaperStorage(tmp_path).store(b"%PDF")
    assert [item for item in tmp_path.rglob("*") if item.is_file()] == []
