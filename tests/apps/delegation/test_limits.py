"""How far a delegation goes: by act, by kind of stage, by round; and that lists and single rows agree about it."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.base.scopes import visible
from backend.catalogue.models import Round
from backend.certificates.models import Certificate
from backend.decisions.models import Decision
from backend.delegation.models import Delegation
from backend.nominations.models import Nomination, Submission
from backend.organisation.actors import actor_of
from backend.organisation.models import Holding
from backend.review.models import Stage
from permissions.acts import ACTS
from permissions.check import reasons, scope
from permissions.mandates import NEVER, ONLY_NAMED
from permissions.roles import Role

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 10)
ROLES = (Role.PREPARER, Role.UNIT_HEAD, Role.APPRAISER, Role.SIGNATORY, Role.CERTIFICATE_OFFICER, Role.AUDITOR)
KINDS = {
    Submission: [a for a in ACTS if a.startswith("submission.")],
    Nomination: [a for a in ACTS if a.startswith("nomination.")],
    Stage: ["nomination.view", *(a for a in ACTS if a.startswith("stage."))],
    Decision: [a for a in ACTS if a.startswith("decision.")],
    Certificate: [a for a in ACTS if a.startswith("certificate.")],
    Round: ["round.view", "round.close"],
}
SOME_ACTS = st.lists(st.sampled_from(["stage.pass", "stage.refuse", "nomination.edit", "decision.sign"]), max_size=2)
LENT = st.tuples(
    st.sampled_from(ROLES), st.integers(0, 2), SOME_ACTS, st.sampled_from([[], ["appraisal"], ["consultation"]]),
    st.booleans(), st.integers(-3, 3), st.integers(0, 4),
)  # fmt: skip


@pytest.fixture
def places(dossier):
    """Where every row stands, asked once."""
    return {model: {row.pk: row.place() for row in model.objects.all()} for model in KINDS}


@settings(suppress_health_check=[*HealthCheck], max_examples=8)
@given(lent=st.lists(LENT, min_size=1, max_size=3))
def test_lists_and_single_rows_agree_and_nothing_counts_outside_its_days(
    lent, places, principal, deputy, province, unit_a, unit_b
):
    dossier = Round.objects.get()
    Delegation.objects.all().delete()
    units = [province, unit_a, unit_b]
    for role, n, acts, kinds, bounded, begins, days in lent:
        held, _made = Holding.objects.get_or_create(
            person=principal, role=role, unit=units[n], defaults={"valid_from": date(2023, 1, 1), "basis": "x"}
        )
        first = TODAY + timedelta(days=begins)
        Delegation.objects.create(
            holding=held, delegate=deputy, valid_from=first, valid_to=first + timedelta(days=days), acts=acts,
            stage_kinds=kinds, round=dossier if bounded else None, basis="x", made_at="2026-03-01T00:00Z",
        )  # fmt: skip
    actor = actor_of(deputy).on(TODAY)
    counting = [row for row in Delegation.objects.all() if row.valid_from <= TODAY <= row.valid_to]
    assert len(actor.holdings) == len(counting)
    for model, acts in KINDS.items():
        for act in acts:
            listed = set(visible(model.objects.all(), actor, act).values_list("pk", flat=True))
            admitted = {pk for pk, place in places[model].items() if scope(actor, act).admits(place)}
            assert listed == admitted, (model.__name__, act)
            assert not (act in NEVER and listed)


def open_to(person, act, row) -> bool:
    return not reasons(actor_of(person).on(TODAY), act, row.place(), row.ties())


def test_a_round_limits_what_is_seen_and_done(lend, deputy, dossier):
    other = Round.objects.create(
        code="K", title="Đợt khác", awarding_unit=dossier.awarding_unit, process_code="x", awards=["giay-khen"],
        achievement_from=2025, achievement_to=2025, opens_on=TODAY,
    )  # fmt: skip
    lend(round=other)
    stage = Stage.objects.order_by("pk")[1]
    assert not open_to(deputy, "stage.pass", stage)
    assert not visible(Nomination.objects.all(), actor_of(deputy).on(TODAY), "nomination.view").exists()
    Submission.objects.update(round=other)
    stage = Stage.objects.order_by("pk")[1]
    assert open_to(deputy, "stage.pass", stage)


def test_kinds_of_stage_limit_what_is_done_but_not_what_is_read(lend, deputy, dossier):
    lend(stage_kinds=["consultation"])
    stage = Stage.objects.order_by("pk")[1]
    assert not open_to(deputy, "stage.pass", stage)
    assert open_to(deputy, "nomination.view", stage.nomination)
    Stage.objects.filter(pk=stage.pk).delete()
    stage.pk, stage.stage_kind = None, "consultation"
    stage.save()
    assert open_to(deputy, "stage.pass", stage)


def test_named_acts_and_no_others_go_along(lend, deputy, dossier):
    lend(acts=["stage.pass"])
    stage = Stage.objects.order_by("pk")[1]
    assert open_to(deputy, "stage.pass", stage)
    assert not open_to(deputy, "stage.refuse", stage)
    assert not scope(actor_of(deputy).on(TODAY), "nomination.view_sensitive").admits(stage.place())


def test_signatures_and_seals_go_along_only_by_name(known, lend, deputy, dossier, principal, province):
    held = Holding.objects.create(
        person=principal, role="signatory", unit=province, valid_from=date(2023, 1, 1), basis="x"
    )
    decision = Decision.objects.order_by("pk")[0]
    decision.prepared_by = known("Người Soạn", province)
    whole = lend(holding=held)
    assert not open_to(deputy, "decision.sign", decision)
    assert "decision.sign" in ONLY_NAMED
    Delegation.objects.filter(pk=whole.pk).delete()
    lend(holding=held, acts=["decision.sign"])
    assert open_to(deputy, "decision.sign", decision)
