"""An attacker with every state of the database tries to join voter and choice; must do no better than the tally.

The vote is played with a recused member, odd patterns and recasts; every table is dumped with its hidden columns before
and after every casting and after closing. PROVE=1 plays many votes; normally a few.
"""

import hashlib
import itertools
import json
import os
import random
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as django_settings
from django.db import connection

from backend.council.models import Slot
from backend.council.sealing import SEALED
from tests.support.databases import Committed
from tests.support.sessions import AGAINST, BLANK, FOR, House, dump, make_house

FULL = os.environ.get("PROVE") == "1"
ROUNDS = 40 if FULL else 3
VOTERS, ITEMS = 7, 4
CHOICES = (FOR, AGAINST, BLANK)
WORDS = (*CHOICES, "Đồng ý", "Không đồng ý", "Phiếu trắng")
pytestmark = [pytest.mark.django_db, pytest.mark.prove]

Dump = dict[str, list[dict[str, Any]]]


@pytest.fixture
def keys(settings: Any) -> Path:
    return Path(settings.KEYS_DIR)


class Played:
    """One vote with everything an attacker with the database could have copied."""

    def __init__(self, house: House, luck: random.Random) -> None:
        stages = [house.case() for _ in range(ITEMS)]
        session = house.convened(stages)
        house.recuse(session, house.voters[3], 2)
        self.house, self.session = house, house.open(session)
        self.dumps: list[Dump] = [dump()]
        self.truth: dict[int, dict[int, str]] = {}
        self.order: list[tuple[int, bool]] = []
        for person in luck.sample(house.voters[:-1], VOTERS - 1):
            self.cast(person, luck)
        for person in luck.sample(house.voters[:-1], 2):
            self.cast(person, luck)
        self.session = house.close(self.session)
        self.dumps.append(dump())

    def cast(self, person: Any, luck: random.Random) -> None:
        items = [n for n in range(1, ITEMS + 1) if not (person == self.house.voters[3] and n == 2)]
        before = self.truth.get(person.pk, {})
        ballot = {n: luck.choice(CHOICES) for n in items}
        self.house.cast(self.session, person, ballot)
        self.order.append((person.pk, ballot == before))
        self.truth[person.pk] = ballot
        self.dumps.append(dump())


@pytest.fixture
def played(db: None) -> Played:
    return Played(make_house(VOTERS), random.Random(20240301))


def slots(state: Dump) -> list[dict[str, Any]]:
    return state["council_slot"]


def changed(before: Dump, after: Dump) -> dict[str, list[dict[str, Any]]]:
    """Rows that are new or different, by table."""
    return {
        table: [row for row in rows if row not in before.get(table, [])]
        for table, rows in after.items()
        if any(row not in before.get(table, []) for row in rows)
    }


def test_a_casting_changes_only_the_voters_slots_the_trail_and_took_part(played: Played) -> None:
    allowed = {"council_slot", "council_member", "audit_entry", "audit_line", "audit_leaf", "sqlite_sequence"}
    for before, after in itertools.pairwise(played.dumps[:-1]):
        assert set(changed(before, after)) <= allowed


def test_every_casting_changes_every_slot_of_the_voter_and_of_nobody_else(played: Played) -> None:
    for (person, _same), (before, after) in zip(played.order, itertools.pairwise(played.dumps[:-1]), strict=True):
        old = {row["id"]: bytes(row["sealed"]) for row in slots(before)}
        moved = [row for row in slots(after) if bytes(row["sealed"]) != old[row["id"]]]
        members = {row["id"]: row["person_id"] for row in after["council_member"]}
        assert {members[row["member_id"]] for row in moved} == {person}
        assert len(moved) == len(played.truth[person])


def test_slots_look_alike_whether_empty_cast_or_cast_again(played: Played) -> None:
    seen: set[bytes] = set()
    for state in played.dumps[:-1]:
        assert {len(bytes(row["sealed"])) for row in slots(state)} == {SEALED}
        seen |= {bytes(row["sealed"]) for row in slots(state)}
    castings = sum(len(played.truth[person]) for person, _same in played.order)
    assert len(seen) == len(slots(played.dumps[0])) + castings
    assert len({sealed[:12] for sealed in seen}) == len(seen)


def test_no_byte_of_a_ciphertext_goes_with_a_choice(played: Played) -> None:
    last = {(row["member_id"], row["item_id"]): bytes(row["sealed"]) for row in slots(played.dumps[-2])}
    state = played.dumps[-2]
    person = {row["id"]: row["person_id"] for row in state["council_member"]}
    ordinal = {row["id"]: row["ordinal"] for row in state["council_item"]}
    by_choice: dict[str, list[bytes]] = {}
    for (member, item), sealed in last.items():
        choice = played.truth.get(person[member], {}).get(ordinal[item], "none")
        by_choice.setdefault(choice, []).append(sealed)
    for one, other in itertools.combinations(by_choice, 2):
        for at in range(SEALED):
            mine, theirs = ({sealed[at] for sealed in by_choice[c]} for c in (one, other))
            assert not (len(mine) == len(theirs) == 1 and len(by_choice[one]) > 3), (one, other, at)


def test_the_trail_of_a_casting_is_the_same_for_every_ballot(played: Played) -> None:
    entries = [row for row in played.dumps[-1]["audit_entry"] if row["act"] == "session.cast"]
    lines = [row for row in played.dumps[-1]["audit_line"] if row["entry_id"] in {e["id"] for e in entries}]
    told = {json.dumps({k: str(v) for k, v in row.items() if k not in HIDDEN}, sort_keys=True) for row in lines}
    assert len(told) == 1
    assert len(entries) == len(played.order)


HIDDEN = {"id", "entry_id", "_row", "_xmin"}


def test_after_closing_no_slot_is_left_and_no_table_joins_member_and_item_choice(played: Played) -> None:
    after = played.dumps[-1]
    assert slots(after) == []
    names = {row["id"]: row["name"] for row in after["council_member"]}
    for row in after["council_inclusioncode"]:
        text = json.dumps({k: str(v) for k, v in row.items()})
        assert not any(name in text for name in names.values())
        assert set(row) == {"_row", "id", "code", "item_id"} | ({"_xmin"} if "_xmin" in row else set())


def test_codes_lie_in_the_order_of_item_and_alphabet_and_of_nothing_else(played: Played) -> None:
    rows = played.dumps[-1]["council_inclusioncode"]
    by_key = sorted(rows, key=lambda row: row["id"])
    assert [(r["item_id"], r["code"]) for r in by_key] == sorted((r["item_id"], r["code"]) for r in rows)
    assert len({row.get("_xmin") for row in rows}) == 1


def orders(state: Dump, members: set[int]) -> dict[str, list[int]]:
    """Every order of the voters that any table suggests: rows that name members, sorted by each column."""
    found: dict[str, list[int]] = {}
    for table, rows in state.items():
        for column in rows[0] if rows else ():
            named = [row for row in rows if row[column] in members]
            for key in rows[0] if named else ():
                ranked = sorted(named, key=lambda row, key=key: str(row[key]))
                found[f"{table}.{column} by {key}"] = list(dict.fromkeys(row[column] for row in ranked))
    return found


def attack(played: Played, states: list[Dump]) -> tuple[Counter[str], float, int]:
    """Right guesses per join, what guessing from the tally alone would give, and the number of ballots."""
    after = played.dumps[-1]
    members = [row for row in after["council_member"] if row["session_id"] == played.session.pk]
    person = {row["id"]: row["person_id"] for row in members}
    truth = {row["id"]: played.truth.get(row["person_id"], {}) for row in members}
    right: Counter[str] = Counter()
    expected, total = 0.0, 0
    for item in (row for row in after["council_item"] if row["session_id"] == played.session.pk):
        counts = {FOR: item["votes_for"], AGAINST: item["votes_against"], BLANK: item["votes_blank"]}
        voted = {pk for pk in person if item["ordinal"] in truth[pk]}
        assert Counter(truth[pk][item["ordinal"]] for pk in voted) == Counter({c: n for c, n in counts.items() if n})
        expected += sum(n * n for n in counts.values()) / max(1, len(voted))
        total += len(voted)
        for number, state in enumerate(states):
            for name, order in orders(state, voted).items():
                for blocks in itertools.permutations(counts):
                    guessed = [choice for choice in blocks for _ in range(counts[choice])]
                    pairs = zip(order, guessed, strict=False)
                    right[f"{number} {name} {blocks}"] += sum(truth[pk][item["ordinal"]] == c for pk, c in pairs)
    return right, expected, total


def test_no_join_by_any_column_or_order_does_better_than_the_published_tally(db: None) -> None:
    house, right, expected, total = make_house(VOTERS), Counter[str](), 0.0, 0
    for seed in range(ROUNDS):
        one = Played(house, random.Random(seed))
        more, mean, count = attack(one, [one.dumps[0], one.dumps[-2], one.dumps[-1]])
        right, expected, total = right + more, expected + mean, total + count
    name, best = right.most_common(1)[0]
    assert best <= expected + 5 * (total / 4) ** 0.5, f"{name}: {best} of {total}, by chance {expected}"


def test_the_attack_itself_finds_rows_written_in_the_order_of_choices(played: Played) -> None:
    person = {row["person_id"]: row["id"] for row in played.dumps[-1]["council_member"]}
    leak: Dump = {}
    for ordinal in range(1, ITEMS + 1):
        votes = [(ballot[ordinal], person[pk]) for pk, ballot in played.truth.items() if ordinal in ballot]
        leak[f"leak{ordinal}"] = [{"id": 10 + at, "member": pk} for at, (_c, pk) in enumerate(sorted(votes))]
    right, expected, _total = attack(played, [leak])
    assert max(right.values()) >= VOTERS - 2
    assert (
        sum(max((n for k, n in right.items() if f"leak{o}." in k), default=0) for o in range(1, ITEMS + 1)) > expected
    )


def test_a_ballot_cannot_be_found_by_hashing_what_it_could_have_been(played: Played) -> None:
    text = json.dumps(played.dumps, default=lambda v: bytes(v).hex() if isinstance(v, bytes | memoryview) else str(v))
    for person, ballot in played.truth.items():
        for candidate in itertools.product(CHOICES, repeat=len(ballot)):
            rows = [{"ordinal": n, "choice": c} for n, c in zip(sorted(ballot), candidate, strict=True)]
            for form in (rows, [person, rows], candidate):
                digest = hashlib.sha256(json.dumps(form, sort_keys=True).encode()).hexdigest()
                assert digest not in text


def test_no_choice_stands_in_clear_in_any_table_at_any_time(played: Played) -> None:
    quiet = ("council_slot", "council_member", "audit_", "acts_receipt", "django_session", "council_inclusioncode")
    for state in played.dumps:
        for table in (name for name in state if name.startswith(quiet)):
            text = json.dumps(state[table], default=str, ensure_ascii=False)
            assert not any(word in text for word in WORDS), table


def test_the_items_hold_no_count_until_closing(played: Played) -> None:
    for state in played.dumps[:-1]:
        assert all(row["votes_for"] is None and row["passed"] is None for row in state["council_item"])
        assert state["council_inclusioncode"] == []


def test_no_file_beside_the_database_holds_a_choice_or_a_voters_secret(played: Played, keys: Path) -> None:
    for file in keys.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            assert not any(word.encode() in content for word in WORDS)
            assert len(content) == 32


def test_the_recused_member_stands_out_in_nothing_published(played: Played) -> None:
    after = played.dumps[-1]
    second = next(row for row in after["council_item"] if row["ordinal"] == 2)
    counts = [second[c] for c in ("votes_for", "votes_against", "votes_blank", "votes_invalid", "did_not_vote")]
    assert sum(counts) == second["entitled"] == VOTERS - 1
    assert not Slot.objects.exists()
    assert connection.vendor in ("sqlite", "postgresql")


@pytest.mark.sqlite
def test_the_raw_files_of_the_database_hold_neither_choices_nor_secrets(committed_db: Committed) -> None:
    house, empty = make_house(VOTERS), raw_files(committed_db)  # the names of columns stand in it too
    one = Played(house, random.Random(5))
    again = house.opened([house.case()])
    receipt = house.cast(again, house.voters[1], {1: FOR})
    raw = raw_files(committed_db)
    assert raw.startswith(b"SQLite format 3")
    for word in (FOR, BLANK):
        assert raw.count(word.encode()) == empty.count(word.encode())
    for word in (receipt["secret"], receipt["secret"].replace("-", ""), receipt["codes"][0]["code"]):
        assert word.encode() not in raw
    assert one.session.closed_at is not None
    assert not (Path(django_settings.KEYS_DIR) / "ballots" / str(one.session.box)).exists()


def raw_files(made: Committed) -> bytes:
    """What lies on the disk, the log of writes included."""
    files = [Path(made.name + end) for end in ("", "-wal")]
    return b"".join(file.read_bytes() for file in files if file.exists())
