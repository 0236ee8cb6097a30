"""The trail: every kind of tampering is found."""

import hashlib
import json
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from backend.audit import checkpoints, tree
from backend.audit.models import Entry, Leaf, Line
from backend.audit.record import Change, Who, record
from backend.audit.verify import faults
from backend.base import promises
from backend.reform.models import Document, ReformTask

pytestmark = pytest.mark.django_db
AT = datetime(2024, 1, 10, 8, tzinfo=UTC)


@pytest.fixture
def trail(settings, tmp_path):
    settings.KEYS_DIR = settings.CHECKPOINTS_DIR = tmp_path
    for number in range(5):
        record(
            act="round.open", who=Who("1", "Lê Thị Thử"), at=AT, changes=[Change("round", str(number), f"Đợt {number}")]
        )
    checkpoints.write(AT)


def behind_the_back(sql: str) -> None:
    """Run SQL the way an administrator of the database can: with the triggers taken off first."""
    with connection.cursor() as cursor:
        for trigger in promises.declared(connection.vendor):
            if trigger.table.startswith("audit_"):
                on = "" if connection.vendor == "sqlite" else f' ON "{trigger.table}"'
                cursor.execute(f"DROP TRIGGER {trigger.name}{on}")
        cursor.execute(sql)
    promises.install(connection)


def codes() -> set[str]:
    return {fault.code for fault in faults()}


def test_an_untouched_trail_is_whole(trail):
    assert codes() == set()


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("UPDATE audit_entry SET person_name = 'Kẻ Khác' WHERE id = (SELECT MIN(id) FROM audit_entry)", "entry_edited"),
        ("UPDATE audit_line SET subject_name = 'x' WHERE id = (SELECT MIN(id) FROM audit_line)", "entry_edited"),
        ("DELETE FROM audit_line WHERE id = (SELECT MAX(id) FROM audit_line)", "entry_edited"),
        ('DELETE FROM audit_leaf WHERE "index" = 2', "leaf_missing"),
        ("UPDATE audit_leaf SET hash = '" + "0" * 64 + '\' WHERE "index" = 1', "history_changed"),
    ],
)
def test_an_edit_behind_the_applications_back_is_found(trail, sql, code):
    behind_the_back(sql)
    assert code in codes()


def test_a_removed_entry_is_found(trail):
    last = Entry.objects.order_by("-pk").first().pk
    behind_the_back(f"DELETE FROM audit_line WHERE entry_id = {last}")
    behind_the_back(f"DELETE FROM audit_entry WHERE id = {last}")
    assert "entry_removed" in codes()


@pytest.mark.sqlite
def test_an_entry_put_in_by_raw_sql_is_found(trail):
    columns = "uid, at, recorded_at, act, person, person_name, roles, request"
    behind_the_back(
        f"INSERT INTO audit_entry ({columns}) SELECT lower(hex(randomblob(16))), at, recorded_at, 'decision.sign', "
        "person, person_name, roles, request FROM audit_entry WHERE id = (SELECT MIN(id) FROM audit_entry)"
    )
    assert codes() == {"entry_without_leaf"}


@pytest.fixture
def task(trail, province):
    """A row with a state, and its line in the trail."""
    paper = Document.objects.create(number="1", issuer="UBND", issued_on=AT.date(), document_kind="plan", title="KH")
    made = ReformTask.objects.create(
        code="1", title="Việc", year=2024, area="A", deadline=AT.date(), document=paper, lead_unit=province
    )
    known = Change("reform_task", str(made.pk), "Việc")
    record(act="reform_task.create", who=Who("1", "Lê Thị Thử"), at=AT, changes=[known])
    return made


def test_a_legal_move_that_no_act_made_is_found(task):
    assert codes() == set()
    ReformTask.objects.filter(pk=task.pk).update(state="in_progress")
    assert codes() == {"state_edited"}


def test_a_row_that_no_act_made_or_removed_is_found(task):
    moved = Change("reform_task", "999", "Việc", move="reform_task.start", state_to="in_progress")
    record(act="reform_task.start", who=Who("1", "Lê Thị Thử"), at=AT, changes=[moved])
    ReformTask.objects.create(
        code="2",
        title="Việc",
        year=2024,
        area="A",
        deadline=AT.date(),
        document=task.document,
        lead_unit=task.lead_unit,
    )
    assert codes() == {"row_inserted", "row_removed"}


def test_a_truncated_trail_is_found_by_the_checkpoint(trail):
    for table in ("audit_line", "audit_leaf", "audit_entry"):
        behind_the_back(f"DELETE FROM {table}")
    assert "trail_truncated" in codes()


def test_an_entry_rewritten_together_with_its_leaf_is_found_by_the_checkpoint(trail):
    behind_the_back("UPDATE audit_entry SET act = 'round.close' WHERE id = (SELECT MIN(id) FROM audit_entry)")
    entry = Entry.objects.order_by("pk").first()
    new = tree.leaf_hash(tree.leaf_text(entry, list(entry.lines.all())))
    behind_the_back(f"UPDATE audit_leaf SET hash = '{new}' WHERE \"index\" = 0")
    assert codes() == {"history_changed"}


def test_a_forged_checkpoint_is_found(trail):
    (point,) = checkpoints.read()
    forged = {"size": point.size - 1, "root": point.root, "at": point.at, "signature": point.signature}
    checkpoints.path().write_text(json.dumps(forged) + "\n")
    assert "checkpoint_forged" in codes()


def test_a_missing_trigger_is_found_and_the_command_says_so(trail):
    on = "" if connection.vendor == "sqlite" else ' ON "audit_entry"'
    with connection.cursor() as cursor:
        cursor.execute(f"DROP TRIGGER vd_audit_entry_update{on}")
    with pytest.raises(CommandError):
        call_command("audit_verify")


@pytest.mark.parametrize(("model", "field"), [(Entry, "act"), (Line, "move"), (Leaf, "hash")])
def test_the_trail_refuses_update_and_delete(trail, model, field):
    for change in (lambda: model.objects.all().delete(), lambda: model.objects.update(**{field: "x"})):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_the_root_of_a_tree_follows_rfc_6962():
    leaves = [bytes.fromhex(tree.leaf_hash(bytes([n]))) for n in range(3)]
    left = tree.root(leaves[:2])
    assert tree.root(leaves) == hashlib.sha256(b"\x01" + left + leaves[2]).digest()
