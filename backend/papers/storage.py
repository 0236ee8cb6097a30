"""Signed papers as files named by their SHA-256, outside the database: written atomically, read back and compared."""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from backend.acts.rehearsal import outside


class StorageError(Exception):
    """A stored paper is missing or its bytes no longer have their digest."""


class PaperStorage:
    """A directory of papers; the same bytes are stored once."""

    def __init__(self, directory: Path) -> None:
        self.directory = Path(directory)

    def store(self, data: bytes) -> str:
        """Keep the bytes and return their SHA-256 in hexadecimal; raises StorageError if the disk gives back others."""
        digest = hashlib.sha256(data).hexdigest()
        target = self.path(digest)
        outside()
        if not target.exists():
            self._write(target, data)
        if self.read(digest) != data:
            raise StorageError(f"{digest}: written and read bytes differ")
        return digest

    def read(self, digest: str) -> bytes:
        """The bytes with this digest; raises StorageError when they are missing or changed."""
        try:
            data = self.path(digest).read_bytes()
        except OSError as error:
            raise StorageError(f"{digest}: missing") from error
        if hashlib.sha256(data).hexdigest() != digest:
            raise StorageError(f"{digest}: the file was changed")
        return data

    def path(self, digest: str) -> Path:
        """Where the paper lies; raises StorageError for anything that is not a SHA-256."""
        if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
            raise StorageError("not a digest")
        return self.directory / digest[:2] / f"{digest}.pdf"

    def _write(self, target: Path, data: bytes) -> None:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".new-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            Path(name).replace(target)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
