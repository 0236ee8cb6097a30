"""The scored unit of the scoring tests and its published index."""

import pytest

from backend.acts.runner import perform
from backend.indices.models import Petition
from backend.scoring.models import IndexPublication
from tests.apps.scoring import conftest as scoring

_december, made, results, edition, cast = (
    scoring._december, scoring.made, scoring.results, scoring.edition, scoring.cast
)  # fmt: skip
sheet, do, typed, appraised, decision = (
    scoring.sheet, scoring.do, scoring.typed, scoring.appraised, scoring.decision
)  # fmt: skip
round_, approved = scoring.round_, scoring.approved

LEAF = "8.1.1"


@pytest.fixture
def published(approved, cast, decision) -> IndexPublication:
    """The index published by its decision."""
    perform("index.publish", actor=cast["signatory"], inputs=decision)
    return IndexPublication.objects.select_related("criteria").get()


@pytest.fixture
def score(published, appraised):
    """The unit's published row."""
    return published.scores.select_related("unit", "publication").get(unit=appraised.unit)


@pytest.fixture
def petition(score, cast) -> Petition:
    """A petition that the unit's head has sent."""
    inputs = {"score": score, "leaf": LEAF, "asked": "Đề nghị tính cả văn bản số 5 đã nộp."}
    return perform("index_petition.send", actor=cast["head"], inputs=inputs).result
