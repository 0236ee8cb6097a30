"""From content to a registered paper: drawn, stored by digest, signed; the only way a Paper row comes to be.

Keys are named by what they stand for: `person-<key>` signs for a person, `seal-<key>` for a unit's seal.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.conf import settings

from award_templates import catalogue
from award_templates.codec import CodecError
from award_templates.content import Content, content_from_json
from award_templates.drawing import draw
from award_templates.fitting import DoesNotFit
from award_templates.layout import Layout
from backend.organisation.models import Person, Unit
from backend.papers.drafting import NotASpecimen
from backend.papers.keys import KeyStore, Signer
from backend.papers.models import Paper, PaperKind
from backend.papers.signing import add_signature
from backend.papers.storage import PaperStorage, StorageError

PDF = "application/pdf"


def store() -> PaperStorage:
    """Where the bytes lie."""
    return PaperStorage(settings.PAPERS_DIR)


def key_store() -> KeyStore:
    """The keys that sign; the demo authority's are refused in production."""
    return KeyStore(settings.KEYS_DIR / "authority", production=settings.PRODUCTION)


def person_key(person: Person) -> str:
    """The code of a person's signing key."""
    return f"person-{person.pk}"


def seal_key(unit: Unit) -> str:
    """The code of a unit's seal key."""
    return f"seal-{unit.pk}"


def layout_of(paper: Paper) -> Layout:
    """The layout version the paper was drawn with; issued papers keep theirs."""
    return catalogue.layout(paper.layout)


def read(paper: Paper) -> bytes:
    """The paper's bytes; raises StorageError when the file is missing or changed."""
    return store().read(paper.sha256)


def faithful(paper: Paper) -> bool:
    """Whether the content we keep is what the signed file shows: drawn anew, it is the beginning of the file.

    Drawing gives the same bytes twice and signatures only append, so a content edited in the database is found out.
    """
    try:
        return read(paper).startswith(draw(content_from_json(paper.content), layout_of(paper)))
    except (StorageError, CodecError, DoesNotFit):
        return False


def drawn(
    content: Content, *, title: str, filename: str, by: str, at: datetime, layout: Layout | None = None,
    kind: PaperKind | None = None,
) -> Paper:  # fmt: skip
    """Draw frozen content and register the paper, not yet signed; `kind` where one layout serves several papers."""
    chosen = layout or catalogue.default_layout(content.kind)
    data = draw(content, chosen)
    return _register(
        kind or PaperKind(str(content.kind)),
        title,
        filename,
        data,
        by=by,
        at=at,
        layout=chosen.key,
        content=content.to_json(),
        specimen=content.specimen,
    )


def signed(paper: Paper, signer_code: str, *, by: str, at: datetime, fields: Mapping[str, str] | None = None) -> Paper:
    """The next signature of the paper's layout, as a new revision; raises KeyStoreError, SigningRefused.

    `fields` fills the paper's blanks (number and date) in the revision that this signature covers.
    """
    signer: Signer = key_store().signer(signer_code)
    if signer.demo and not paper.specimen:
        raise NotASpecimen(f"{paper.title}: the demo authority signs specimens only")
    data = add_signature(
        read(paper),
        signer,
        at,
        layout_of(paper),
        paper.signatures,
        production=settings.PRODUCTION,
        fields=fields,
    )
    return _register(
        PaperKind(paper.kind),
        paper.title,
        paper.filename,
        data,
        by=by,
        at=at,
        layout=paper.layout,
        content=paper.content,
        specimen=paper.specimen,
        signatures=paper.signatures + 1,
        revision_of=paper,
    )


def _register(
    kind: PaperKind,
    title: str,
    filename: str,
    data: bytes,
    *,
    by: str,
    at: datetime,
    layout: str,
    content: str,
    specimen: bool,
    signatures: int = 0,
    revision_of: Paper | None = None,
) -> Paper:
    return Paper.objects.create(
        kind=kind,
        title=title,
        filename=filename,
        media_type=PDF,
        sha256=store().store(data),
        size=len(data),
        drawn=True,
        content=content,
        layout=layout,
        signatures=signatures,
        specimen=specimen,
        revision_of=revision_of,
        created_at=at,
        created_by=by,
    )
