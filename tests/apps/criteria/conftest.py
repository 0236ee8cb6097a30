"""A draft made from an illustrative set, the people who may work on it, and shorthands for acts."""

from dataclasses import replace
from decimal import Decimal

import pytest

from backend.acts.runner import perform
from backend.criteria.models import CriteriaDraft
from permissions.roles import Role
from tests.support import scored
from workflows.rules.criteria import Node
from workflows.rules.shapes import YesNo


@pytest.fixture
def cast(province, person, acting):
    """Actors by what they are; the second appraiser works on the same drafts."""
    return {
        "appraiser": acting(person("Lê Thẩm Định", province, Role.APPRAISER)),
        "second": acting(person("Mai Cùng Soạn", province, Role.APPRAISER)),
        "signatory": acting(person("Đặng Người Ký", province, Role.SIGNATORY)),
        "administrator": acting(person("Hồ Quản Trị", province, Role.ADMINISTRATOR)),
    }


@pytest.fixture
def edition(db):
    """The published illustrative set of the departments."""
    return scored.lay_set()


@pytest.fixture
def do(cast):
    """Does an act on the draft as somebody, and reads the draft again."""

    def run(name: str, draft: CriteriaDraft | None = None, who: str = "appraiser", **inputs):
        done = perform(
            f"criteria_draft.{name}", actor=cast[who], subject=draft.pk if draft is not None else None, inputs=inputs
        )
        if draft is not None:
            draft.refresh_from_db()
        return done

    return run


@pytest.fixture
def draft(do, province, edition) -> CriteriaDraft:
    """Next year's set, begun from the one of 2023."""
    return do(
        "create", unit=province, basis=edition, year=2024, group="so", level="tinh", title="Bộ tiêu chí năm 2024"
    ).result


@pytest.fixture
def leaf():
    """A criterion of one point, yes or no."""

    def build(code: str, points: str = "1", **more) -> Node:
        return replace(Node(code, f"Tiêu chí {code}", "", Decimal(points), YesNo()), **more)

    return build
