"""The editions that come with the product, read from this folder; at run time their copies in the database count."""

from functools import cache
from pathlib import Path

from workflows.dossiers.loading import load_book
from workflows.dossiers.schema import FormBook
from workflows.processes.loading import load_process
from workflows.processes.schema import Process
from workflows.regulations.loading import load_pack, parent_of
from workflows.regulations.overlay import Overlay, load_overlay
from workflows.regulations.schema import RegulationPack

HERE = Path(__file__).parent
PACKS = ("l15-2003-nd91-2017", "l06-2022-nd98-2023", "l06-2022-nd152-2025", "l06-2022-l06-2026")


@cache
def packs() -> tuple[RegulationPack, ...]:
    """The shipped regulation packs, oldest first; each is the parent of the next where it says so."""
    loaded: dict[str, RegulationPack] = {}
    for code in PACKS:
        files = {path.name: path.read_text("utf-8") for path in sorted((HERE / "regulations" / code).glob("*.toml"))}
        loaded[code] = load_pack(files, loaded.get(parent_of(files)))
    return tuple(loaded.values())


@cache
def overlays() -> tuple[Overlay, ...]:
    """The shipped overlays of provinces, by code; all of them illustrative."""
    folder = HERE / "regulations" / "overlays"
    return tuple(load_overlay(path.read_text("utf-8")) for path in sorted(folder.glob("*.toml")))


@cache
def processes() -> tuple[Process, ...]:
    """The shipped processes, by code."""
    return tuple(load_process(path.read_text("utf-8")) for path in sorted((HERE / "processes").glob("*.toml")))


@cache
def form_books() -> tuple[FormBook, ...]:
    """The shipped books of report forms and simplified procedures, by code."""
    return tuple(load_book(path.read_text("utf-8")) for path in sorted((HERE / "dossiers").glob("*.toml")))


def files() -> tuple[Path, ...]:
    """Every shipped data file, in order of its path."""
    folders = (HERE / "processes", HERE / "regulations", HERE / "dossiers")
    return tuple(sorted(path for folder in folders for path in folder.rglob("*.toml")))
