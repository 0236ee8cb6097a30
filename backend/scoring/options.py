"""How a publication ranks and prints, read from what it keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workflows.rules.codec import dump, load
from workflows.rules.ranking import RankingOptions

if TYPE_CHECKING:
    from backend.scoring.models import IndexPublication

DEFAULT = RankingOptions()


def options_of(publication: IndexPublication) -> RankingOptions:
    """The options that a publication was made with; the defaults where it keeps none."""
    found: RankingOptions = load(RankingOptions, dict(publication.options)) if publication.options else DEFAULT
    return found


def kept_options(options: RankingOptions) -> dict[str, Any]:
    """What a publication keeps of its options."""
    kept: dict[str, Any] = dump(options)
    return kept
