"""The docs made from the tables are current and complete."""

import pytest
from django.conf import settings

from backend.site.docs import files
from permissions import acts
from permissions.roles import Role
from workflows.lifecycles import ALL

DOCS = settings.BASE_DIR / "docs"


@pytest.mark.parametrize("name", sorted(files()))
def test_a_made_file_is_current(name):
    assert (DOCS / name).read_text(encoding="utf-8") == files()[name], "run manage.py draw_docs"


def test_no_drawing_is_left_over():
    assert {f"img/{path.name}" for path in (DOCS / "img").glob("*.svg")} == {n for n in files() if n.endswith(".svg")}


def test_every_state_and_move_is_in_the_docs():
    text = (DOCS / "lifecycles.md").read_text(encoding="utf-8")
    wanted = [f"`{state.value}`" for one in ALL for state in one.states]
    wanted += [f"`{row.act}`" for one in ALL for row in one.transitions]
    assert [word for word in wanted if word not in text] == []


def test_every_role_act_and_step_is_in_the_docs():
    text = (DOCS / "permissions.md").read_text(encoding="utf-8")
    wanted = [*Role, *acts.ACTS, *acts.STEPS]
    assert [word for word in wanted if f"`{word}`" not in text] == []
