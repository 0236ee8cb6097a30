"""Digests of everything shipped: an edition never changes after release, so neither may its digest.

`python -m workflows.manifest` prints the manifest of the files as they are now. A pack that changes gets a new
version; the digest of the version before it moves to `[former]` ("code vN"), so that no text comes back under it.
"""

import hashlib
import sys
import tomllib
from pathlib import Path

from workflows import shipped, toml_text
from workflows.dossiers import loading as dossiers
from workflows.processes import loading as processes
from workflows.regulations import loading as regulations
from workflows.regulations import overlay

MANIFEST = Path(__file__).with_name("manifest.toml")


def current() -> dict[str, dict[str, str]]:
    """SHA-256 of each shipped file's bytes, and of each edition's canonical text."""
    files = {str(p.relative_to(shipped.HERE)): hashlib.sha256(p.read_bytes()).hexdigest() for p in shipped.files()}
    packs = {pack.code: regulations.digest(pack) for pack in shipped.packs()}
    found = {"files": files, "packs": packs, "processes": {p.code: processes.digest(p) for p in shipped.processes()}}
    found |= {"form_books": {book.code: dossiers.digest(book) for book in shipped.form_books()}}
    found |= {"overlays": {one.head.code: overlay.digest(one) for one in shipped.overlays()}}
    return found | {"former": recorded().get("former", {})}


def reused() -> list[str]:
    """Packs, processes, books and overlays whose version was shipped before with another text; a fault of release."""
    former = recorded().get("former", {})
    now = {f"{p.code} v{p.version}": regulations.digest(p) for p in shipped.packs()}
    now |= {f"{p.code} v{p.version}": processes.digest(p) for p in shipped.processes()}
    now |= {f"{book.code} v{book.version}": dossiers.digest(book) for book in shipped.form_books()}
    now |= {f"{one.head.code} v{one.head.version}": overlay.digest(one) for one in shipped.overlays()}
    return [name for name, digest in now.items() if former.get(name, digest) != digest]


def recorded() -> dict[str, dict[str, str]]:
    """What the manifest in this folder says."""
    return dict(tomllib.loads(MANIFEST.read_text("utf-8")))


if __name__ == "__main__":
    sys.stdout.write(toml_text.dump(current()))
