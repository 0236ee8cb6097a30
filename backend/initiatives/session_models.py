"""Meetings of an initiative council: members, agenda, and the open opinions of members."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.initiative_session import INITIATIVE_SESSION
from workflows.rules.initiatives import CRITERIA, DENOMINATORS, MODES, SHARES, Criterion, Threshold, vote_rule
from workflows.rules.voting import Choice, Denominator, Mode, Outcome, VoteRule


class SessionSeat(models.TextChoices):
    """What a member does in the council."""

    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch")
    SECRETARY = "secretary", _("Thư ký")
    MEMBER = "member", _("Ủy viên")


class InitiativeSession(LifecycleModel):
    """One meeting; its rule is stated with a basis, its criteria and members are frozen when it convenes."""

    lifecycle = INITIATIVE_SESSION
    scope_lookups = ScopeLookups(unit_path="body__path", people=("members__person_id",))
    promises: ClassVar = (
        Frozen(("mode", "threshold", "denominator", "rule_basis", "criteria", "body_id"), once="convened_at"),
    )

    state = state_field(INITIATIVE_SESSION)
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="initiative_sessions")
    title = models.CharField(max_length=250)
    held_on = models.DateField()
    place_name = models.CharField(max_length=200, blank=True)
    mode = models.CharField(max_length=20, blank=True, choices=[(m.value, label.vi) for m, label in MODES.items()])
    threshold = models.CharField(max_length=20, blank=True, choices=[(t.value, row[2].vi) for t, row in SHARES.items()])
    denominator = models.CharField(
        max_length=20, blank=True, choices=[(d.value, label.vi) for d, label in DENOMINATORS.items()]
    )
    rule_basis = models.CharField(max_length=400, blank=True)
    adopted_by = models.CharField(max_length=200, blank=True)
    criteria = models.JSONField(default=list)
    convened_at = models.DateTimeField(null=True, blank=True)
    counted_at = models.DateTimeField(null=True, blank=True)
    conclusion = models.CharField(max_length=1000, blank=True)
    minutes = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    prepared_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=500, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-held_on", "-id")

    def __str__(self) -> str:
        return f"{self.title} – {self.held_on:%d/%m/%Y}"

    def place(self) -> Place:
        """At its body; it belongs to its members."""
        members = self.members.values_list("person_id", flat=True) if self.pk else ()
        return Place(self.body.path, frozenset(members))

    def ties(self) -> Ties:
        """The members, and the chair who signs the minutes."""
        members = list(self.members.all()) if self.pk else []
        chair = next((row.person_id for row in members if row.seat == SessionSeat.CHAIR), None)
        return Ties(team=frozenset(row.person_id for row in members), team_head=chair)

    def facts(self, at: datetime) -> Facts:
        """What the guards look at."""
        items = list(self.items.select_related("initiative")) if self.pk else []
        secret = self.mode == Mode.PAPER_SECRET.value
        return {
            "has_chair": bool(self.pk) and self.members.filter(seat=SessionSeat.CHAIR).exists(),
            "items": len(items),
            "has_rule": bool(self.rule_basis),
            "secret": secret,
            "uncounted": [item.initiative.code for item in items if item.in_favour is None] if secret else [],
        }

    @property
    def secret(self) -> bool:
        """Whether nobody may learn who chose what."""
        return self.mode == Mode.PAPER_SECRET.value

    def rule(self) -> VoteRule:
        """The adopted rule; ValueError before one was adopted."""
        return vote_rule(Mode(self.mode), Threshold(self.threshold), Denominator(self.denominator), self.rule_basis)

    def judged_by(self) -> list[Criterion]:
        """The criteria that members judge: as frozen, before that those of the law with what the office added."""
        return [Criterion.read(row) for row in self.criteria] or list(CRITERIA)


class SessionMember(models.Model):
    """A member of the council in this meeting."""

    session = models.ForeignKey(InitiativeSession, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    seat = models.CharField(max_length=20, choices=SessionSeat, default=SessionSeat.MEMBER)
    present = models.BooleanField(default=False)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("session", "person"), name="initiative_member_once"),
            models.UniqueConstraint(
                fields=("session",), condition=Q(seat="chair"), name="initiative_session_chair_once"
            ),
        )

    def __str__(self) -> str:
        return str(self.person)


class SessionItem(models.Model):
    """One initiative on the agenda, with its counts and outcome; `live` until the meeting ends without a result."""

    session = models.ForeignKey(InitiativeSession, on_delete=models.PROTECT, related_name="items")
    initiative = models.ForeignKey("initiatives.Initiative", on_delete=models.PROTECT, related_name="items")
    ordinal = models.PositiveSmallIntegerField()
    recused = models.ManyToManyField(SessionMember, blank=True, related_name="recused_from")
    in_favour = models.PositiveSmallIntegerField(null=True, blank=True)
    against = models.PositiveSmallIntegerField(null=True, blank=True)
    abstain = models.PositiveSmallIntegerField(null=True, blank=True)
    invalid = models.PositiveSmallIntegerField(null=True, blank=True)
    did_not_vote = models.PositiveSmallIntegerField(null=True, blank=True)
    divisor = models.PositiveSmallIntegerField(null=True, blank=True)
    outcome = models.CharField(max_length=12, blank=True, choices=[(o.value, o.value) for o in Outcome])
    live = models.BooleanField(default=True)

    class Meta:
        ordering = ("session_id", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("session", "initiative"), name="initiative_item_once"),
            models.UniqueConstraint(fields=("initiative",), condition=Q(live=True), name="initiative_item_live_once"),
        )

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.initiative}"


class Opinion(models.Model):
    """What a member said of an item in an open vote; a newer one stands beside the older and counts."""

    promises: ClassVar = (AppendOnly(),)

    item = models.ForeignKey(SessionItem, on_delete=models.PROTECT, related_name="opinions")
    member = models.ForeignKey(SessionMember, on_delete=models.PROTECT, related_name="opinions")
    choice = models.CharField(max_length=12, choices=[(c.value, c.value) for c in Choice])
    marks = models.JSONField(default=dict)
    remark = models.CharField(max_length=1000, blank=True)
    given_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.member}: {self.choice}"
