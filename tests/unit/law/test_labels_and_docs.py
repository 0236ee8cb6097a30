"""Every member of a closed set has both labels; the roles are those of the permission table; docs/law.md is current."""

import re
from pathlib import Path

import pytest

from permissions.roles import Role
from workflows import labels, shipped
from workflows.basis import Status
from workflows.processes import schema
from workflows.regulations import loading
from workflows.regulations.report import status_table

LAW = Path(__file__).parents[3] / "docs" / "law.md"


@pytest.mark.parametrize("members", labels.LABELS, ids=lambda members: f"{members.__module__}.{members.__name__}")
def test_every_member_of_a_closed_set_is_named_in_both_languages(members):
    assert {member.value for member in members} == set(labels.LABELS[members])
    assert all(labels.label(member).vi and labels.label(member).en for member in members)


def test_the_roles_of_processes_are_the_roles_of_the_permission_table():
    assert [role.value for role in schema.Role] == [role.value for role in Role]


def test_the_status_table_in_the_docs_is_the_one_of_the_packs():
    assert LAW.read_text("utf-8").split("<!-- status table -->\n")[1] == status_table(shipped.packs())


def test_equal_words_of_different_sets_keep_their_own_labels():
    assert labels.label(Status.SECONDARY).vi == "Nguồn thứ cấp"
    assert labels.label(schema.StageKind.DECISION).en == "Decision"


def test_every_row_of_every_pack_is_in_the_table_once():
    lines = status_table(shipped.packs()).splitlines()
    listed = [line.split("`")[1] for line in lines if line.count("`") > 1 and not line.startswith("| Table")]
    assert sorted(listed) == sorted({row.code for pack in shipped.packs() for _table, row in loading.rows(pack)})


def test_every_example_names_tests_that_are_there():
    named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", LAW.read_text("utf-8"))
    assert len(named) >= 10
    for path, name in named:
        assert f"def {name}(" in (LAW.parents[1] / path).read_text("utf-8"), name
