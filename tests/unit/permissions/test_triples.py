"""Every (state, act, role) triple, compared with the agreed table in `triples.txt`.

The file is for people: a line per act says in which states it is open and which roles reach how far. The product of
the two is asserted for every triple. A changed table changes the file, and the change is seen in review:
`python tests/unit/permissions/test_triples.py > tests/unit/permissions/triples.txt`.
"""

from collections.abc import Iterator
from itertools import product
from pathlib import Path

import pytest

from permissions.acts import ACTS, STEPS
from permissions.matrix import MATRIX
from permissions.roles import Role
from workflows.lifecycles import ALL

FILE = Path(__file__).with_name("triples.txt")


def open_states(act: str) -> list[str]:
    return [state for lc in ALL for state in lc.states_for(act) or ()]


def lines() -> Iterator[str]:
    for act in sorted(ACTS):
        who = " ".join(f"{role.value}:{MATRIX[role][act].value}" for role in Role if act in MATRIX.get(role, {}))
        yield f"{act} | {' '.join(open_states(act)) or '-'} | {who}"


AGREED = (
    {
        parts[0]: (parts[1].split(), dict(w.split(":") for w in parts[2].split()))
        for parts in (line.split(" | ") for line in FILE.read_text(encoding="utf-8").splitlines())
    }
    if FILE.exists()
    else {}
)
ACTS_OF = [
    (lc, act)
    for lc in ALL
    for act in [row.act for row in lc.transitions if not row.step] + [work.act for work in lc.works]
]


def test_the_agreed_table_is_the_programs_table():
    assert FILE.read_text(encoding="utf-8").splitlines() == list(lines())


@pytest.mark.parametrize(("lifecycle", "act"), ACTS_OF, ids=[f"{lc.code}-{act}" for lc, act in ACTS_OF])
def test_each_triple_of_an_act_is_allowed_or_refused_as_agreed(lifecycle, act):
    states, roles = AGREED[act]
    triples = list(product(lifecycle.states, Role))
    agreed = {(state.value, role): (state.value in states, role.value in roles) for state, role in triples}
    moved = {state: lifecycle.wrong_state(act, state.value) is None for state in lifecycle.states}
    assert {(state.value, role): (moved[state], act in MATRIX.get(role, {})) for state, role in triples} == agreed


def test_a_step_is_in_nobodys_hands():
    assert not {act for acts in MATRIX.values() for act in acts} & set(STEPS)


def test_every_act_is_in_somebodys_hands_and_every_role_has_acts():
    assert {act for acts in MATRIX.values() for act in acts} == set(ACTS)
    assert set(MATRIX) == set(Role)


if __name__ == "__main__":
    print("\n".join(lines()))
