"""Signed checkpoints of the trail, kept in a file outside the database, one line each.

A checkpoint says: at this moment the tree had `size` leaves and this root. It is signed with Ed25519 by a key of the
key folder. Whoever edits, removes or inserts entries afterwards must forge a line in a file that the database cannot
reach; whoever keeps a copy of the file elsewhere needs to trust nobody.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings

from backend.audit import tree
from backend.audit.models import Leaf

KEY_NAME = "audit-checkpoint.pem"
FILE_NAME = "checkpoints.jsonl"


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """Size and root of the tree at a moment, with the signature over both."""

    size: int
    root: str
    at: str
    signature: str

    def signed_text(self) -> bytes:
        """What is signed."""
        return f"vinhdanh-audit\n{self.size}\n{self.root}\n{self.at}\n".encode()


def path() -> Path:
    """The file of checkpoints."""
    return Path(settings.CHECKPOINTS_DIR) / FILE_NAME


def _key() -> Ed25519PrivateKey:
    file = Path(settings.KEYS_DIR) / KEY_NAME
    if not file.exists():
        key = Ed25519PrivateKey.generate()
        file.touch(mode=0o600)
        file.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
            )
        )
    loaded = serialization.load_pem_private_key(file.read_bytes(), password=None)
    if not isinstance(loaded, Ed25519PrivateKey):
        raise TypeError(f"{KEY_NAME} is not an Ed25519 key")
    return loaded


def hashes(size: int | None = None) -> list[bytes]:
    """The leaf hashes in order, the first `size` of them."""
    rows = Leaf.objects.order_by("index").values_list("hash", flat=True)
    return [bytes.fromhex(text) for text in (rows if size is None else rows[:size])]


def write(at: datetime) -> Checkpoint:
    """Give waiting entries their leaves, then sign size and root and append the line to the file."""
    tree.sequence()
    leaves = hashes()
    unsigned = Checkpoint(len(leaves), tree.root(leaves).hex(), at.isoformat(), "")
    signature = base64.b64encode(_key().sign(unsigned.signed_text())).decode()
    made = Checkpoint(unsigned.size, unsigned.root, unsigned.at, signature)
    path().parent.mkdir(parents=True, exist_ok=True)
    with path().open("a", encoding="utf-8") as file:
        file.write(json.dumps({"size": made.size, "root": made.root, "at": made.at, "signature": signature}) + "\n")
    return made


def read() -> Iterator[Checkpoint]:
    """The checkpoints of the file, oldest first; ValueError for a line that is none."""
    if not path().exists():
        return
    for line in path().read_text(encoding="utf-8").splitlines():
        yield Checkpoint(**json.loads(line))


def genuine(checkpoint: Checkpoint) -> bool:
    """Whether our key signed it."""
    try:
        _key().public_key().verify(base64.b64decode(checkpoint.signature), checkpoint.signed_text())
    except (InvalidSignature, ValueError):
        return False
    return True
