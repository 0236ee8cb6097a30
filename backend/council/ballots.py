"""The ballot box behind one interface: open, cast, close, publish. Level 1 is sealed slots (docs/voting.md).

Nothing outside this module knows how a ballot is kept. A second level (ciphertexts kept and published, re-count by
proof) would be another `BallotBox`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.views.decorators.debug import sensitive_variables

from backend.council import sealing
from backend.council.models import InclusionCode, Item, Session, Slot
from backend.papers import box_keys
from workflows.engine import Reason, Refused
from workflows.rules.voting import Choice, Tally, tally


@dataclass(frozen=True, slots=True)
class BallotReceipt:
    """What the voter may keep, shown once: a secret and, derived from it, one code per item; no choice."""

    secret: str
    codes: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Opened:
    """One item's box after closing: counts, and the codes of the counted ballots in the order of the alphabet."""

    tally: Tally
    codes: tuple[str, ...]
    unreadable: int = 0


class BallotBox(Protocol):
    """What a session needs of a box, whatever its level."""

    def open(self, voters: Mapping[int, Sequence[int]]) -> None:
        """Make room for every entitled voter of every item (item key → member keys)."""

    def tag(self, member: int) -> str:
        """What a voter's ballot looks like from outside; changes whenever it is cast, whatever was chosen."""

    def entitled(self, member: int) -> frozenset[int]:
        """The items on which the member may vote."""

    def cast(self, member: int, choices: Mapping[int, Choice]) -> BallotReceipt:
        """Put in the ballot, in place of an earlier one; every entitled item must have a choice."""

    def close(self) -> dict[int, Opened]:
        """Open everything in memory, destroy what was sealed, and give the counts per item."""

    def discard(self) -> None:
        """Destroy everything unread: the vote is void."""

    def publish(self, opened: Mapping[int, Opened]) -> None:
        """Write what voters can check: the inclusion codes, sorted, without choices."""


class SealedSlots:
    """Level 1: one ciphertext slot per item and entitled voter; trust in the server while the box is open."""

    def __init__(self, box: UUID, session: int) -> None:
        self.box = box
        self.session = session

    def open(self, voters: Mapping[int, Sequence[int]]) -> None:
        """Write all slots at once, empty ones looking like cast ones, in the order of item and member."""
        key = box_keys.create(self.box)
        places = [sealing.Place(self.box, item, member) for item in sorted(voters) for member in sorted(voters[item])]
        Slot.objects.bulk_create(
            [Slot(item_id=p.item, member_id=p.member, sealed=sealing.seal(key, p, None)) for p in places]
        )

    def tag(self, member: int) -> str:
        """A digest of the voter's own ciphertexts."""
        digest = hashlib.sha256()
        for slot in self._slots().filter(member_id=member):
            digest.update(bytes(slot.sealed))
        return digest.hexdigest()[:32]

    def entitled(self, member: int) -> frozenset[int]:
        """The items of the voter's slots."""
        return frozenset(self._slots().filter(member_id=member).values_list("item_id", flat=True))

    @sensitive_variables()
    def cast(self, member: int, choices: Mapping[int, Choice]) -> BallotReceipt:
        """Seal all of the voter's slots anew in one statement, so that no trace shows which choice a recast changed."""
        key = self._key()
        secret = sealing.new_secret()
        slots = list(self._slots().filter(member_id=member).select_for_update())
        if {slot.item_id for slot in slots} != set(choices):
            raise ValueError("a ballot has exactly the voter's items")
        codes = {slot.item_id: sealing.inclusion_code(secret, self.box, slot.item_id) for slot in slots}
        for slot in slots:
            place = sealing.Place(self.box, slot.item_id, member)
            slot.sealed = sealing.seal(key, place, choices[slot.item_id], codes[slot.item_id])
        Slot.objects.bulk_update(slots, ["sealed"])
        return BallotReceipt(secret, codes)

    @sensitive_variables()
    def close(self) -> dict[int, Opened]:
        """Unseal every slot in memory; delete the slots; the key goes once this transaction is committed.

        A slot that was taken away counts as one that was altered: a ballot never vanishes without a word.
        """
        key = self._key()
        entitled = Item.objects.filter(session_id=self.session, entitled__isnull=False).values_list("pk", "entitled")
        found: dict[int, list[Slot]] = {}
        for slot in self._slots().select_for_update():
            found.setdefault(slot.item_id, []).append(slot)
        opened = {item: self._count(key, found.get(item, []), room or 0) for item, room in entitled}
        Slot.objects.filter(item__session_id=self.session).delete()
        transaction.on_commit(partial(box_keys.destroy, self.box), robust=True)
        return opened

    def discard(self) -> None:
        """Delete the slots unread; the key, if it is still there, goes once this transaction is committed."""
        Slot.objects.filter(item__session_id=self.session).delete()
        transaction.on_commit(partial(box_keys.destroy, self.box), robust=True)

    def publish(self, opened: Mapping[int, Opened]) -> None:
        """Codes in the order of item and alphabet: their numbers and places repeat only that."""
        for item in sorted(opened):
            InclusionCode.objects.bulk_create([InclusionCode(item_id=item, code=code) for code in opened[item].codes])

    @sensitive_variables()
    def _count(self, key: bytes, slots: Sequence[Slot], room: int) -> Opened:
        unreadable = max(room - len(slots), 0)
        choices, codes = [Choice.INVALID] * unreadable, []
        for slot in slots:
            try:
                held = sealing.unseal(key, sealing.Place(self.box, slot.item_id, slot.member_id), bytes(slot.sealed))
            except sealing.Unreadable:
                choices.append(Choice.INVALID)
                unreadable += 1
                continue
            if held.choice is not None:
                choices.append(held.choice)
                codes.append(held.code)
        return Opened(tally(choices), tuple(sorted(codes)), unreadable)

    def _slots(self) -> QuerySet[Slot]:
        return Slot.objects.filter(item__session_id=self.session).order_by("item_id", "member_id")

    def _key(self) -> bytes:
        try:
            return box_keys.read(self.box)
        except box_keys.KeyMissing as error:
            raise Refused(Reason("ballot.key_missing")) from error


def box_of(session: Session) -> BallotBox:
    """The box of a session whose vote was opened; ValueError before."""
    if session.box is None:
        raise ValueError("the vote was never opened")
    return SealedSlots(session.box, session.pk)


def included(session: Session, secret: str) -> frozenset[int]:
    """The items on which the holder of a secret was counted, known only after closing."""
    typed = sealing.plain_text(secret)
    if session.box is None or session.closed_at is None or not typed:
        return frozenset()
    items = session.items.values_list("pk", flat=True)
    codes = {sealing.inclusion_code(typed, session.box, item): item for item in items}
    found = InclusionCode.objects.filter(item__session=session, code__in=[*codes, typed])
    return frozenset(row.item_id for row in found if row.code == typed or codes.get(row.code) == row.item_id)


def finish_deletions() -> tuple[int, int]:
    """Destroy keys whose boxes are closed, left by a process that died between commit and deletion.

    Gives (destroyed, unknown): a key that no session here names is left alone – another database, or an opening that
    is not committed yet.
    """
    destroyed = unknown = 0
    for box in box_keys.present():
        with transaction.atomic():
            session = Session.objects.select_for_update().filter(box=box).first()
            if session is None:
                unknown += 1
            elif session.closed_at is not None:
                box_keys.destroy(box)
                destroyed += 1
    return destroyed, unknown
