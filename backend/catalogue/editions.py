"""From text to an edition and back: parsing, linting, and one way to lay a text down so that it never changes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from backend.catalogue.models import Edition, EditionKind
from backend.organisation.models import Unit
from workflows.basis import Finding, Unreadable
from workflows.dossiers import checks as book_checks
from workflows.dossiers import loading as books
from workflows.dossiers.schema import FormBook
from workflows.processes import checks as process_checks
from workflows.processes import loading as processes
from workflows.processes.schema import Process
from workflows.regulations import checks as pack_checks
from workflows.regulations import loading as packs
from workflows.regulations import overlay as overlays
from workflows.regulations.overlay import Overlay
from workflows.regulations.schema import RegulationPack
from workflows.toml_text import digest


class ShippedChanged(RuntimeError):
    """A fault of release: a text changed although its code and version did not."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that was read without fault, ready to become an edition."""

    kind: str
    code: str
    version: int
    title: str
    text: str
    sha256: str
    in_force_from: date
    in_force_to: date | None = None
    illustrative: bool = False


def of_pack(pack: RegulationPack) -> Draft:
    """A pack as a draft; it holds for the dates of reception that it names itself."""
    text = packs.canonical(pack)
    return Draft(
        EditionKind.PACK, pack.code, pack.version, pack.title.vi, text, digest(text), pack.received_from,
        pack.received_until,
    )  # fmt: skip


def of_process(process: Process, since: date, until: date | None = None) -> Draft:
    """A process as a draft, in force from `since` to `until` (both included)."""
    text = processes.canonical(process)
    return Draft(EditionKind.PROCESS, process.code, process.version, process.title.vi, text, digest(text), since, until)


def of_book(book: FormBook) -> Draft:
    """A book of forms as a draft; it holds for the days that it names itself."""
    text = books.canonical(book)
    return Draft(
        EditionKind.FORMS, book.code, book.version, book.title.vi, text, digest(text), book.in_force_from,
        book.in_force_until,
    )  # fmt: skip


def of_overlay(found: Overlay) -> Draft:
    """An overlay as a draft; it holds for the dates of reception that it names itself."""
    head, text = found.head, overlays.canonical(found)
    return Draft(
        EditionKind.OVERLAY, head.code, head.version, head.title.vi, text, digest(text), head.received_from,
        head.received_until, head.illustrative,
    )  # fmt: skip


def read_overlay(text: str, base_of: Callable[[str, int], RegulationPack | None]) -> tuple[Draft, list[Finding]]:
    """The draft of an overlay's text with what the linter refuses on its base; raises Unreadable."""
    found = overlays.load_overlay(text)
    base = base_of(found.head.base, found.head.base_version)
    if base is None:
        named = f"{found.head.base} v{found.head.base_version}"
        return of_overlay(found), [Finding("wrong_parent", found.head.code, {"extends": named})]
    return of_overlay(found), overlays.lint_overlay(base, found)


def read_book(text: str) -> tuple[Draft, list[Finding]]:
    """The draft of a book of forms with what the linter refuses; raises Unreadable when it cannot be read at all."""
    book = books.load_book(text)
    return of_book(book), book_checks.lint(book)


def read_pack(text: str, parent: RegulationPack | None = None) -> tuple[Draft, list[Finding]]:
    """The draft of a pack's text with what the linter refuses; raises Unreadable when it cannot be read at all."""
    pack = packs.load_pack({"pack.toml": text}, parent)
    return of_pack(pack), pack_checks.lint(pack)


def read_process(text: str, since: date, until: date | None) -> tuple[Draft, list[Finding]]:
    """The draft of a process's text with what the linter refuses; raises Unreadable when it cannot be read at all."""
    process = processes.load_process(text)
    return of_process(process, since, until), process_checks.lint(process)


def new_edition(
    draft: Draft, *, origin: str, by: str, at: datetime, illustrative: bool = False, unit: Unit | None = None
) -> Edition:
    """An unsaved edition of a draft; `unit` says for whom an overlay holds."""
    return Edition(
        kind=draft.kind, code=draft.code, version=draft.version, title=draft.title, text=draft.text,
        sha256=draft.sha256, origin=origin, published_by=by, published_at=at, in_force_from=draft.in_force_from,
        in_force_to=draft.in_force_to, illustrative=illustrative or draft.illustrative, unit=unit,
    )  # fmt: skip


def already(draft: Draft) -> Edition | None:
    """The edition of this code and version, if there is one; ShippedChanged when its text is another."""
    found = Edition.objects.filter(kind=draft.kind, code=draft.code, version=draft.version).first()
    if found is not None and found.sha256 != draft.sha256:
        raise ShippedChanged(f"{draft.kind} {draft.code} v{draft.version} has changed: {found.sha256} {draft.sha256}")
    return found


__all__ = [
    "Draft", "Finding", "ShippedChanged", "Unreadable", "already", "new_edition", "of_book", "of_overlay", "of_pack",
    "of_process",
]  # fmt: skip
