"""Reach, scope and conflicts on plain values."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from permissions.actor import NOBODY, Actor, Holding
from permissions.check import reasons, scope
from permissions.conflicts import Ties, conflicts
from permissions.mandates import Mandate
from permissions.reach import Place, path_after
from permissions.roles import Role

PATHS = st.lists(st.integers(1, 3), min_size=1, max_size=4).map(lambda xs: "".join(f"{x:06d}." for x in xs))
ROLES = st.sampled_from(list(Role))


def actor(*holdings: tuple[Role, str], person: int = 7, home: str = "") -> Actor:
    since = date(2023, 1, 1)
    return Actor(person, "Người Thử", tuple(Holding(r, 1, path, since) for r, path in holdings), home)


@given(PATHS, PATHS)
def test_a_subtree_is_a_prefix_and_a_range_of_paths(path, other):
    assert other.startswith(path) == (path <= other < path_after(path))


@given(st.lists(st.tuples(ROLES, PATHS), max_size=4), PATHS, st.sampled_from(["nomination.view", "decision.sign"]))
def test_more_holdings_never_reach_less(held, path, act):
    fewer, more = actor(*held[:-1]), actor(*held)
    assert not scope(fewer, act).admits(Place(path)) or scope(more, act).admits(Place(path))


def test_nobody_reaches_nothing_but_what_anybody_may():
    assert scope(NOBODY, "nomination.view").empty


def test_a_preparer_reaches_own_unit_and_below_but_not_the_neighbour():
    mine = actor((Role.PREPARER, "000001.000002."))
    assert scope(mine, "nomination.view").admits(Place("000001.000002.000009."))
    assert not scope(mine, "nomination.view").admits(Place("000001.000003."))


def test_a_share_opens_one_dossier_for_reading_only():
    place = Place("000001.000003.", shared_with=frozenset({7}))
    mine = actor((Role.PREPARER, "000001.000002."))
    assert scope(mine, "nomination.view").admits(place)
    assert not scope(mine, "nomination.edit").admits(place)


@given(st.lists(st.tuples(st.just(Role.RECEPTION_OFFICER), PATHS), max_size=3), PATHS, PATHS)
def test_at_the_awarding_body_means_inside_and_of_a_round_that_one_of_ones_units_opened(held, path, body):
    reached = scope(actor(*held), "submission.receive").admits(Place(path, awarding_path=body))
    assert reached == (any(path.startswith(unit) for _role, unit in held) and body in {unit for _role, unit in held})


@given(st.lists(st.tuples(st.just(Role.APPRAISER), PATHS), max_size=3), PATHS, PATHS)
def test_at_the_awarding_body_or_above_it(held, path, body):
    reached = scope(actor(*held), "nomination.move_process").admits(Place(path, awarding_path=body))
    assert reached == all(any(one.startswith(unit) for _role, unit in held) for one in (path, body))


def test_another_role_at_the_awarding_body_lends_nothing():
    mine = actor((Role.RECEPTION_OFFICER, "000001.000002."), (Role.APPRAISER, "000001."))
    assert not scope(mine, "submission.receive").admits(Place("000001.000002.", awarding_path="000001."))


def test_a_role_used_for_somebody_at_the_awarding_body_counts_by_itself():
    since, mandate = date(2023, 1, 1), Mandate(1, 8, "Người Giao", round_id=5)
    own = Holding(Role.APPRAISER, 2, "000001.000002.", since)
    lent = Holding(Role.APPRAISER, 1, "000001.", since, mandate=mandate)
    found = scope(Actor(7, "x", (own, lent)), "submission.choose_pack")
    assert found.admits(Place("000001.000002.", round_id=5, awarding_path="000001."))
    assert not found.admits(Place("000001.000002.", round_id=6, awarding_path="000001."))


def test_where_no_body_awards_nothing_is_reached_by_it():
    assert not scope(actor((Role.APPRAISER, "000001.")), "nomination.move_process").admits(Place("000001."))


def test_an_expired_holding_counts_no_more():
    ended = Holding(Role.SIGNATORY, 1, "000001.", date(2023, 1, 1), date(2023, 6, 30))
    signatory = Actor(7, "x", (ended,))
    assert reasons(signatory.on(date(2023, 6, 30)), "decision.sign", Place("000001.")) == ()
    assert reasons(signatory.on(date(2023, 7, 1)), "decision.sign", Place("000001.")) != ()


def test_every_ground_is_given_at_once():
    ties = Ties(nominees=frozenset({7}), preparers=frozenset({7}))
    assert {r.code for r in conflicts(actor(), "decision.sign", ties)} == {"conflict.nominee", "conflict.prepared"}


def test_the_signatory_never_seals():
    ties = Ties(signatories=frozenset({7}))
    assert [r.code for r in conflicts(actor(), "decision.number", ties)] == ["conflict.signatory_seals"]


def test_the_same_unit_is_a_ground_only_where_the_stage_is_independent():
    me = actor(home="000001.000002.")
    dependent = Ties(home_unit_path="000001.000002.")
    independent = Ties(home_unit_path="000001.000002.", independent=True)
    assert conflicts(me, "stage.pass", dependent) == ()
    assert [r.code for r in conflicts(me, "stage.pass", independent)] == ["conflict.same_unit"]


def test_a_stage_belongs_to_its_owner_role():
    ties = Ties(owner_roles=frozenset({"appraiser"}))
    assert conflicts(actor((Role.APPRAISER, "000001.")), "stage.pass", ties) == ()
    assert [r.code for r in conflicts(actor((Role.RECEPTION_OFFICER, "000001.")), "stage.pass", ties)] == [
        "permission.not_stage_owner"
    ]


def test_a_nominee_may_still_confirm_the_printed_form():
    assert conflicts(actor(), "certificate.confirm", Ties(nominees=frozenset({7}))) == ()
