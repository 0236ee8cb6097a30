"""The keys of boxes (ballots, survey answers, comments): a file of mode 600 per open box, gone after its closing.

A key is never in the database, a log, the settings or an application backup (voting design, point 2). Each kind of box
has a room of its own in the key folder.
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.views.decorators.debug import sensitive_variables

from backend.acts.rehearsal import outside

BYTES = 32
BALLOTS, SURVEYS, COMMENTS = "ballots", "surveys", "comments"


class KeyMissing(Exception):
    """The key file of an open box is not there: its ballots cannot be sealed or opened."""


def folder(room: str = BALLOTS) -> Path:
    """Where the keys lie; made with mode 700."""
    path = Path(settings.KEYS_DIR) / room
    path.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.chmod(0o700)
    return path


@sensitive_variables()
def create(box: UUID, room: str = BALLOTS) -> bytes:
    """A new random key, on the disk before this returns, so that a committed opening never lacks its key."""
    outside()
    key = secrets.token_bytes(BYTES)
    handle = os.open(folder(room) / str(box), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(key)
        _flush(file.fileno())
    _flush_folder(room)
    return key


def read(box: UUID, room: str = BALLOTS) -> bytes:
    """The key of an open box; raises KeyMissing."""
    try:
        return (folder(room) / str(box)).read_bytes()
    except FileNotFoundError as error:
        raise KeyMissing(str(box)) from error


def destroy(box: UUID, room: str = BALLOTS) -> None:
    """Overwrite and remove the key; doing it again changes nothing."""
    outside()
    path = folder(room) / str(box)
    if not path.exists():
        return
    with path.open("r+b") as file:
        file.write(bytes(BYTES))
        _flush(file.fileno())
    path.unlink(missing_ok=True)
    _flush_folder(room)


def present(room: str = BALLOTS) -> list[UUID]:
    """The boxes whose keys still exist."""
    return sorted(UUID(path.name) for path in folder(room).iterdir() if len(path.name) == 36)


def _flush(handle: int) -> None:
    os.fsync(handle)


def _flush_folder(room: str) -> None:
    handle = os.open(folder(room), os.O_RDONLY)
    try:
        _flush(handle)
    finally:
        os.close(handle)
