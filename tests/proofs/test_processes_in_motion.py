"""Dossiers go their ways while processes are drafted, published and dossiers moved: nothing is lost, nobody is nowhere.

A random walk over the acts themselves. After every step each dossier on its way stands exactly where the version by
which it runs lets it stand, on stages of that version, each due on the day that its own clock gives; what had ended,
what was asked, answered or uploaded and who holds a place of the quota is as it was. A move does what its preview said.
"""

from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import Phase, assume, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from backend.acts.runner import perform
from backend.base import clock
from backend.calendars import services as _calendars  # noqa: F401  registers the acts
from backend.calendars.days import around
from backend.catalogue.models import Edition
from backend.catalogue.process_findings import faults_of
from backend.catalogue.queries import process_value
from backend.nominations.models import Nomination, SubmissionPaper
from backend.nominations.quotas import HOLDING
from backend.organisation.actors import actor_of
from backend.organisation.models import Unit
from backend.procedures import services as _procedures  # noqa: F401  registers the acts
from backend.procedures.models import ProcessDraft
from backend.procedures.stage_data import fields_of
from backend.publicity import services as _publicity  # noqa: F401  registers the acts
from backend.publicity.models import Opinion
from backend.review.clocks import resumed_due
from backend.review.models import ProcessMove, Stage, Supplement
from backend.review.moving import RUNNING, edition_now, preview
from backend.review.pinned import course_of, definition, done_codes, process_at, rows_of
from backend.review.recounting import recount
from permissions.check import NotPermitted
from tests.apps.conftest import person, province, unit_a, unit_b  # noqa: F401
from tests.apps.procedures.conftest import cast, edition  # noqa: F401
from tests.apps.review.conftest import (  # noqa: F401
    NOON,
    PROVINCIAL,
    at_stage,
    does,
    nominate,
    people,
    received,
    round_,
    submitted,
)  # fmt: skip
from workflows.engine import Refused
from workflows.processes import editing, navigation
from workflows.processes.moving import GONE, candidates

pytestmark = [pytest.mark.django_db, pytest.mark.prove]
LIVE = ("open", "paused")
REASON = "Thử ngẫu nhiên"
SOME = st.integers(0, 1000)
BY_ROLE = {"unit_head": "head", "reception_officer": "desk", "appraiser": "appraiser", "secretary": "secretary",
           "records_clerk": "clerk", "preparer": "preparer"}  # fmt: skip
HOUSE = {"clock_basis": "Mục tiêu nội bộ", "basis": "Quy chế", "source": "house"}
MADE = {"owner_role": "appraiser", "owner_unit": "appraising", "alternate_role": "appraiser", "deputy": True,
        "alternate_unit": "appraising", **HOUSE}  # fmt: skip
KINDS = ({"kind": "appraisal"}, {"kind": "consultation", "question": "Có ý kiến gì không?"},
         {"kind": "publication", "shown_days": 2, "audience": "unit"})  # fmt: skip


class World:
    """What the fixtures give: people, and a way to receive a list."""

    def __init__(self, people, province, unit_b, receive):  # noqa: F811
        self.people, self.province, self.unit_b, self.receive = people, province, unit_b, receive


class Motion(RuleBasedStateMachine):
    """Each example is rolled back; acts that are refused change nothing, which the invariants show."""

    world: World
    moved = renamed = 0

    def __init__(self):
        super().__init__()
        self.block = transaction.atomic()
        self.block._from_testcase = True
        self.block.__enter__()
        self.at, self.told = NOON, {}
        self.ended, self.papers, self.supplements, self.opinions = {}, set(), {}, {}

    def teardown(self):
        transaction.set_rollback(True)
        self.block.__exit__(None, None, None)

    def do(self, who, act, subject=None, /, **inputs):
        """One act at the moment of the walk; its result, or None where it was refused."""
        actor = actor_of(self.world.people[who])
        key = subject.pk if subject is not None else None
        with clock.stated(self.at):
            try:
                return perform(act, actor=actor, subject=key, inputs=inputs, at=self.at).result or True
            except (Refused, NotPermitted):
                return None

    @initialize(rows=st.integers(1, 2))
    def begin(self, rows):
        """A version with a consultation beside the appraisal and a publication behind it; a list received by it."""
        self._draft()
        for number, kind in enumerate(KINDS[1:]):
            self.add(3 + number, kind, number == 0, 4, True)
        self.publish()
        with clock.stated(self.at):
            self.list = self.world.receive(rows)
        self.pinned = (self.list.process_id, self.list.pack_id)
        self.rows = list(self.list.nominations.order_by("pk"))
        assert Edition.objects.get(pk=self.list.process_id).version == 2

    def _draft(self):
        newest = Edition.objects.filter(code=PROVINCIAL).order_by("-version")[0]
        made = self.do("appraiser", "process_draft.create", unit=self.world.province, basis=newest)
        self.draft = ProcessDraft.objects.get(pk=made.pk)

    def stage(self, row, which):
        """One of the stages at which a dossier stands."""
        live = list(Stage.objects.filter(nomination=self.rows[row % len(self.rows)], state__in=LIVE).order_by("pk"))
        assume(live)
        return live[which % len(live)]

    # -- the dossier's own way -------------------------------------------------------------------------------------

    @rule(days=st.integers(1, 12))
    def wait(self, days):
        """Days pass."""
        self.at += timedelta(days=days)

    @rule(row=SOME, which=SOME)
    def pass_on(self, row, which):
        """The owner brings a stage on by the act of its kind."""
        stage = self.stage(row, which)
        who = BY_ROLE.get(stage.owner_role, "appraiser")
        act = {"publication": "publication.conclude", "consultation": "consultation.conclude"}
        self.do(who, act.get(stage.stage_kind, "stage.pass"), stage)

    @rule(row=SOME, which=SOME, days=st.integers(1, 20))
    def ask_more(self, row, which, days):
        """Something is missing."""
        deadline = clock.day(self.at) + timedelta(days=days)
        self.do("appraiser", "stage.request_supplement", self.stage(row, which), reason=REASON, deadline=deadline)

    @rule(row=SOME, which=SOME)
    def give_more(self, row, which):
        """The unit answers."""
        self.do("preparer", "stage.supplement", self.stage(row, which), answer="Đã bổ sung")

    @rule(row=SOME, which=SOME, back_to=SOME)
    def send_back(self, row, which, back_to):
        """Back to an earlier stage."""
        stage = self.stage(row, which)
        targets = navigation.return_targets(process_at(stage), stage.code)
        assume(targets)
        to = targets[back_to % len(targets)].code
        self.do("appraiser", "stage.send_back", stage, reason=REASON, to=to)

    @rule(row=SOME, which=SOME)
    def ask_a_body(self, row, which):
        """A consulted body is asked."""
        unit = Unit.objects.get(pk=self.world.unit_b.pk)
        self.do("appraiser", "consultation.ask", self.stage(row, which), units=[unit], question="Có gì không?")

    @rule(row=SOME)
    def answer_as_body(self, row):
        """It answers."""
        asked = Opinion.objects.filter(stage__nomination=self.rows[row % len(self.rows)], state="asked").first()
        assume(asked)
        self.do("consulted", "opinion.answer", asked, stand="agrees")

    @rule(row=SOME, which=SOME, dice=st.integers(0, 9))
    def refuse(self, row, which, dice):
        """Seldom a dossier ends."""
        assume(dice == 0)
        self.do("appraiser", "stage.refuse", self.stage(row, which), reason=REASON)

    @rule(ahead=st.integers(0, 40))
    def declare(self, ahead):
        """A day is declared off, or worked, and open stages are counted again."""
        day = clock.day(self.at) + timedelta(days=ahead)
        working = not around(day).is_working(day)
        made = {"working": "working" if working else "off", "name": "Thử", "basis": "TB"}
        if self.do("admin", "declared_day.declare", day=day, **made):
            recount(self.at)

    # -- drafting and publishing -----------------------------------------------------------------------------------

    def drafted(self, which):
        """A stage of the draft."""
        stages = self.draft.process.stages
        assume(stages)
        return stages[which % len(stages)]

    def edit(self, act, **inputs):
        """An act on the draft."""
        self.do("appraiser", f"process_draft.{act}", self.draft, **inputs)
        self.draft.refresh_from_db()

    @rule(which=SOME, kind=st.sampled_from(KINDS), beside=st.booleans(), days=st.integers(1, 9), pauses=st.booleans())
    def add(self, which, kind, beside, days, pauses):
        """A stage more."""
        after = self.drafted(which).code
        title = f"Bước thêm {self.draft.revisions.count()}"
        given = {"beside": beside, "days": days, "pauses": pauses}
        self.edit("add_stage", after=after, title_vi=title, **given, **kind, **MADE)

    @rule(which=SOME, days=st.none() | st.integers(1, 30), pauses=st.booleans(), most=st.integers(0, 2),
          counting=st.sampled_from(["working", "calendar"]))  # fmt: skip
    def change(self, which, days, pauses, most, counting):
        """Another clock, other bounds."""
        process, item = self.draft.process, self.drafted(which)
        earlier = [one.code for one in process.stages if item.code in navigation.after(process, one.code)]
        back = {"returns_to": earlier[-1:], "max_returns": most} if most and earlier else {}
        given = fields_of(item, editing.is_beside(process, item.code)) | {"days": days, "pauses": pauses}
        self.edit("change_stage", target=item.code, **(given | {"counting": counting} | HOUSE | back))

    @rule(which=SOME, direction=st.sampled_from(["up", "down"]))
    def shift(self, which, direction):
        """A stage goes up or down."""
        self.edit("move_stage", target=self.drafted(which).code, direction=direction)

    @rule(which=SOME)
    def remove(self, which):
        """A stage goes."""
        self.edit("remove_stage", target=self.drafted(which).code)

    @rule(which=SOME)
    def rename(self, which):
        """A stage is taken out and drafted anew behind the one before it, so that it has another code."""
        process, item = self.draft.process, self.drafted(which)
        place = process.stages.index(item)
        title = f"Bước thay {self.draft.revisions.count()}"
        given = fields_of(item, editing.is_beside(process, item.code)) | {"title_vi": title} | HOUSE
        self.edit("remove_stage", target=item.code)
        if place:
            self.edit("add_stage", after=process.stages[place - 1].code, **given)
        self.publish()

    @rule(back=st.integers(1, 3))
    def restore(self, back):
        """What was removed comes back."""
        self.edit("restore", revision=max(self.draft.revisions.count() - back, 1))

    @rule()
    def publish(self):
        """The draft becomes a version if it is sound, and the next one is begun."""
        if faults_of(self.draft.process, clock.day(self.at)):
            return
        self.do("appraiser", "process_draft.send", self.draft)
        if self.do("signatory", "process_draft.publish", self.draft, in_force_from=clock.day(self.at)):
            self._draft()
        else:
            self.draft.refresh_from_db()

    # -- moving ----------------------------------------------------------------------------------------------------

    @rule(row=SOME, to=SOME, first=st.integers(0, 2), choice=st.lists(SOME, min_size=4, max_size=4))
    def move(self, row, to, first, choice):
        """A dossier, that often waits just then, is moved as its preview says, or for the reasons that it says not."""
        if first == 1:
            self.ask_more(row, to, 9)
        elif first == 2:
            self.ask_a_body(row, to)
        nomination = Nomination.objects.select_related("submission__process").get(pk=self.rows[row % len(self.rows)].pk)
        now = edition_now(nomination)
        editions = list(Edition.objects.filter(code=PROVINCIAL).exclude(pk=now.pk).order_by("-version"))
        made = editions[to % len(editions)]
        with clock.stated(self.at):
            chosen = self._chosen(nomination, made, choice)
            shown = preview(nomination, made, chosen, clock.day(self.at))
            before = _as_it_is(nomination)
            asked = {place.row.pk: _asked(place.row) for place in shown.places}
        mapping = [f"{old}={new}" for old, new in chosen.items()]
        done = self.do("appraiser", "nomination.move_process", nomination, to=made, mapping=mapping, reason=REASON)
        nomination.refresh_from_db()
        if shown.reasons:
            assert not done
            assert _as_it_is(nomination) == before
            return
        assert done
        assert edition_now(nomination) == made
        Motion.moved += 1
        Motion.renamed += any(place.there and place.there.code != place.row.code for place in shown.places)
        self._as_shown(nomination, shown, asked)

    def _chosen(self, nomination, made, choice):
        course, new, found = course_of(nomination), process_value(made), {}
        for number, stage in enumerate(Stage.objects.filter(nomination=nomination, state__in=LIVE).order_by("pk")):
            there = {item.code: item.kind for item in new.stages}
            fitting = [item.code for item in candidates(course.process, new, stage.code)] + [GONE]
            if there.get(stage.code) != definition(stage).kind or choice[number % 4] % 2:
                found[stage.code] = fitting[choice[number % 4] % len(fitting)]
        return found

    def _as_shown(self, nomination, shown, asked):
        """Every place as the preview told it: which stage, in which state, due when, asked what; and what opened."""
        live = {row.code: row for row in Stage.objects.filter(nomination=nomination, state__in=LIVE)}
        kept = {place.there.code: place for place in shown.places if place.there is not None}
        assert set(live) == set(kept) | {item.code for item in shown.opening}
        for code, place in kept.items():
            assert (live[code].due_on, live[code].state) == (place.carried.due, place.row.state)
            assert live[code].supplements.filter(answered_at=None).count() == (place.row.state == "paused")
            if place.there.kind == place.here.kind:
                assert _asked(live[code]) == asked[place.row.pk]
        done = done_codes(shown.new, rows_of(nomination), course_of(nomination).moves)
        assert done == shown.plan.settled

    # -- what always holds -----------------------------------------------------------------------------------------

    @invariant()
    def every_dossier_stands_where_its_version_lets_it_stand(self):
        for nomination in self._read():
            course, rows = course_of(nomination), rows_of(nomination)
            live = [row for row in rows if row.state in LIVE]
            if nomination.state not in RUNNING:
                assert not live
                continue
            ready = navigation.next_stages(course.process, done_codes(course.process, rows, course.moves))
            assert {(row.code, row.stage_kind) for row in live} == {(item.code, item.kind) for item in ready}
            assert live
            for row in live:
                assert process_at(row) == course.process

    @invariant()
    def every_open_stage_is_due_when_its_own_clock_says(self):
        for stage in self._stages().filter(state__in=LIVE):
            supplements = list(stage.supplements.order_by("pk"))
            waiting = any(one.answered_at is None for one in supplements)
            assert (stage.state == "paused") == waiting
            if stage.paused_on is None:
                assert stage.due_on == resumed_due(stage, definition(stage), supplements)

    @invariant()
    def nothing_is_lost(self):
        for nomination in self._read():
            assert (nomination.submission.process_id, nomination.submission.pack_id) == self.pinned
        ended = {row.pk: _closed(row) for row in self._stages().exclude(state__in=LIVE)}
        assert self.ended.items() <= ended.items()
        papers = set(SubmissionPaper.objects.values_list("pk", flat=True))
        asked = {row.pk: (row.reason, row.asked_by) for row in Supplement.objects.all()}
        answered = {row.pk: (row.question, row.text, row.stand) for row in Opinion.objects.exclude(answered_at=None)}
        assert self.papers <= papers
        assert self.supplements.items() <= asked.items()
        assert self.opinions.items() <= answered.items()
        self.ended, self.papers, self.supplements, self.opinions = ended, papers, asked, answered

    @invariant()
    def places_are_held_by_who_is_on_the_way(self):
        rows = self._read()
        running = [row.pk for row in rows if row.state in RUNNING]
        assert [row.pk for row in rows if row.state in HOLDING] == running

    def _read(self):
        rows = Nomination.objects.filter(submission=getattr(self, "list", None)).order_by("pk")
        return list(rows.select_related("submission__process", "unit"))

    def _stages(self):
        return Stage.objects.filter(nomination__submission=getattr(self, "list", None))


def _closed(row):
    return (row.code, row.attempt, row.state, row.opinion, row.closed_by, row.closed_at, row.opened_at)


def _asked(stage):
    return set(Opinion.objects.filter(stage=stage).values_list("pk", flat=True))


def _as_it_is(nomination):
    """Everything that a refused move must leave alone."""
    rows = [(row.pk, row.state, row.due_on, row.version) for row in rows_of(nomination)]
    return rows, nomination.state, ProcessMove.objects.count(), Nomination.objects.filter(state__in=HOLDING).count()


def test_nothing_is_lost_while_processes_change_under_way(
    cast, province, unit_b, person, received, edition, full, dice  # noqa: F811
):  # fmt: skip
    assert edition
    everybody = {**cast, "consulted": person("Lê Được Hỏi", unit_b, "unit_head")}
    Motion.world = World(everybody, province, unit_b, received)
    phases = tuple(Phase) if full else (Phase.generate,)
    examples, steps = (150, 60) if full else (6, 40)
    counts = settings(max_examples=examples, stateful_step_count=steps, deadline=None, phases=phases)
    for _ in range(5):  # few walks may by chance rename no stage under way
        run_state_machine_as_test(seed(dice.getrandbits(64))(Motion), settings=counts)
        if Motion.renamed:
            break
    assert 0 < Motion.renamed <= Motion.moved
