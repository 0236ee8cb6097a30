"""The receipt slip names what was received in words that the unit knows."""

import pytest

from backend.papers.models import Paper, PaperKind
from backend.review.slip import named


@pytest.mark.parametrize(
    ("title", "words"),
    [("bien-ban.pdf", "Biên bản họp Hội đồng (bien-ban.pdf)"), ("Biên bản số 3", "Biên bản số 3 (bien-ban.pdf)")],
)
def test_a_paper_is_named_by_its_title_or_else_by_its_kind(title, words):
    assert named(Paper(title=title, filename="bien-ban.pdf", kind=PaperKind.MINUTES)) == words
