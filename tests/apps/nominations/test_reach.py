"""One scope: what a list shows is what a single look-up admits, over a made population of people and units."""

import random
from typing import Any

import pytest
from guardian.shortcuts import assign_perm

from backend.base import clock
from backend.base.scopes import visible
from backend.catalogue.models import Edition, Round
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.services import make_unit
from permissions.check import scope
from permissions.roles import Role

ACTS = ("view", "edit", "submit", "withdraw")


@pytest.fixture
def population(
    province: Any, unit_a: Any, unit_b: Any, person: Any, round_: Round, django_user_model: Any
) -> list[Any]:
    """Forty submissions over a small tree, and people with every role somewhere."""
    dice = random.Random(7)
    units = [province, unit_a, unit_b]
    units += [
        make_unit(code=f"P{n}", name=f"Phòng {n}", unit_kind="division", valid_from=unit_a.valid_from, parent=parent)
        for n, parent in enumerate((unit_a, unit_a, unit_b))
    ]
    people = [
        person(f"Người {n}", dice.choice(units), dice.choice(list(Role)), of=dice.choice(units)) for n in range(30)
    ]
    for n, one in enumerate(people):
        one.user = django_user_model.objects.create(username=f"u{n}")
        one.save()
    for n in range(40):
        made = Submission.objects.create(
            code=f"S{n}", title="x", round=round_, unit=dice.choice(units), prepared_by=dice.choice(people)
        )
        Nomination.objects.create(
            submission=made, unit=made.unit, ordinal=1, award="giay-khen", ground="merit", nominee_kind="household",
            citation="x", nominee_name="Hộ", search_name="ho", sort_key="ho", achievement_from=2023,
            achievement_to=2023,
        )  # fmt: skip
        if n % 5 == 0:
            assign_perm("nominations.view_submission", dice.choice(people).user, made)
    return people


def test_lists_and_single_look_ups_agree(population: list[Any]) -> None:
    today = clock.today()
    places = {model: {row.pk: row.place() for row in model.objects.all()} for model in (Submission, Nomination)}
    for one in population:
        actor = actor_of(one).on(today)
        for model, kind in ((Submission, "submission"), (Nomination, "nomination")):
            for verb in ACTS:
                reached = scope(actor, f"{kind}.{verb}")
                plain, joined = model.objects.all(), model.objects.select_related("unit")
                listed = {row.pk for row in visible(plain, actor, f"{kind}.{verb}")}
                shown = [row.pk for row in visible(joined, actor, f"{kind}.{verb}")]
                admitted = {pk for pk, place in places[model].items() if reached.admits(place)}
                assert listed == admitted, (one, kind, verb)
                assert sorted(shown) == sorted(listed), (one, kind, verb)


def test_editions_and_rounds_are_for_everybody_with_a_role(population: list[Any]) -> None:
    actor = actor_of(population[0]).on(clock.today())
    assert visible(Edition.objects.all(), actor, "catalogue.view").count() == Edition.objects.count()
    assert visible(Round.objects.all(), actor, "round.view").count() == 1
