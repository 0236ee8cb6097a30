"""The box's key: where it lies, when it goes, and what a restart finishes."""

from pathlib import Path
from uuid import uuid4

import pytest
from django.core.management import call_command
from pytest_django import DjangoCaptureOnCommitCallbacks

from backend.council.ballots import box_of, finish_deletions
from backend.council.models import Session, Slot
from backend.papers import box_keys
from tests.support.sessions import FOR, House
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


def test_the_key_is_a_private_file_named_by_the_box(house: House, key_folder: Path) -> None:
    session = house.opened([house.case()])
    (file,) = key_folder.iterdir()
    assert file.name == str(session.box)
    assert (file.stat().st_mode & 0o777, key_folder.stat().st_mode & 0o777) == (0o600, 0o700)
    assert len(file.read_bytes()) == box_keys.BYTES


def test_the_key_goes_after_the_closing_commit(
    house: House, key_folder: Path, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    session = house.opened([house.case()])
    with django_capture_on_commit_callbacks(execute=True):
        house.close(session)
        assert list(key_folder.iterdir())
    assert not list(key_folder.iterdir())


def test_a_restart_finishes_an_unfinished_deletion(
    house: House, key_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house.close(house.opened([house.case()]))
    assert list(key_folder.iterdir())
    call_command("finish_ballots")
    assert not list(key_folder.iterdir())
    assert "removed: 1" in capsys.readouterr().out
    assert finish_deletions() == (0, 0)


def test_a_deletion_that_stopped_in_the_middle_is_finished(
    house: House, key_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = house.close(house.opened([house.case()]))
    assert session.box is not None
    with monkeypatch.context() as broken:
        broken.setattr("pathlib.Path.unlink", lambda *_args, **_more: (_ for _ in ()).throw(OSError("power lost")))
        with pytest.raises(OSError, match="power lost"):
            box_keys.destroy(session.box)
    assert (key_folder / str(session.box)).read_bytes() == bytes(box_keys.BYTES)
    assert finish_deletions() == (1, 0)
    assert not list(key_folder.iterdir())


def test_the_sweep_leaves_open_boxes_and_strangers_alone(house: House, key_folder: Path) -> None:
    house.opened([house.case()])
    box_keys.create(uuid4())
    assert finish_deletions() == (0, 1)
    assert len(list(key_folder.iterdir())) == 2


def test_destroying_twice_changes_nothing(house: House) -> None:
    session = house.opened([house.case()])
    assert session.box is not None
    box_keys.destroy(session.box)
    box_keys.destroy(session.box)
    assert box_keys.present() == []


def test_without_the_key_nothing_is_cast_or_closed(house: House) -> None:
    session = house.opened([house.case()])
    assert session.box is not None
    box_keys.destroy(session.box)
    for act in (lambda: house.cast(session, house.voters[1], {1: FOR}), lambda: house.close(session)):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.reasons[0].code == "ballot.key_missing"


def test_a_session_without_a_box_says_so(house: House) -> None:
    with pytest.raises(ValueError, match="never opened"):
        box_of(house.convened([house.case()]))


def test_a_vote_whose_key_is_lost_is_annulled_and_held_again(house):
    session = house.opened([house.case()])
    house.cast(session, house.voters[1], {1: FOR})
    box_keys.destroy(session.box)
    with pytest.raises(Refused):
        house.close(session)
    house.act("annul_vote", house.secretary, session, reason="Mất khóa hộp phiếu")
    again = house.open(Session.objects.get(pk=session.pk))
    for voter in house.voters:
        house.cast(again, voter, {1: FOR})
    assert house.close(again).items.get().votes_for == len(house.voters)


def test_annulling_a_vote_leaves_neither_slot_nor_key(house, key_folder, django_capture_on_commit_callbacks):
    session = house.opened([house.case()])
    with django_capture_on_commit_callbacks(execute=True):
        house.act("annul_vote", house.secretary, session, reason="Mở nhầm")
    assert (Slot.objects.count(), box_keys.present()) == (0, [])
