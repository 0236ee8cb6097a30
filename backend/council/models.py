"""Councils, sessions with frozen members, items, recusals and the sealed slots of the secret ballot.

While a vote is open a choice exists only as a ciphertext in its slot; the key is in no table. At closing the choices
of each item are counted in memory and only the counts are written; slots and key are destroyed (design: sealed slots).
"""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.nominations.models import Nomination
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from backend.review.models import Stage
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.session import SESSION


class Council(models.Model):
    """A standing council of a unit."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="councils")
    name = models.CharField(max_length=250)
    established_by = models.CharField(max_length=250, blank=True, help_text="Decision that set it up")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("unit_id", "id")

    def __str__(self) -> str:
        return self.name


class SeatRole(models.TextChoices):
    """What a member is in the council."""

    CHAIR = "chair", _("Chủ tịch")
    VICE_CHAIR = "vice_chair", _("Phó Chủ tịch")
    MEMBER = "member", _("Ủy viên")
    SECRETARY = "secretary", _("Thư ký")


class Seat(models.Model):
    """A person's seat in a council, from one day to another; the secretary may sit without a vote."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    seat_role = models.CharField(max_length=12, choices=SeatRole)
    votes = models.BooleanField(default=True)
    counting = models.BooleanField(default=False, help_text="Member of the counting team (tổ kiểm phiếu)")
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ("council_id", "id")
        constraints = (
            models.UniqueConstraint(fields=("council", "person", "valid_from"), name="seat_once"),
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from")), name="seat_dates_in_order"
            ),
        )

    def __str__(self) -> str:
        return f"{self.person} – {self.get_seat_role_display()}"


class Session(LifecycleModel):
    """One meeting of a council: its rule, its frozen members, its items and its minutes."""

    lifecycle = SESSION
    scope_lookups = ScopeLookups(
        unit_path="council__unit__path", people=("members__person_id", "council__seats__person_id")
    )

    state = state_field(SESSION)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="sessions")
    title = models.CharField(max_length=250)
    held_on = models.DateField()
    place_name = models.CharField(max_length=200, blank=True)
    rule = models.JSONField(default=dict, help_text="The vote rule as data, as taken from the process")
    rule_edition = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    convened_at = models.DateTimeField(null=True, blank=True)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    minutes = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    tally = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    signed_by_secretary = models.CharField(max_length=200, blank=True)
    signed_by_chair = models.CharField(max_length=200, blank=True)
    box = models.UUIDField(null=True, blank=True, editable=False, help_text="Names the ballot box's key file")
    reduced = models.BooleanField(
        default=False, help_text="Counts that reveal every choice are published as passed or not passed only"
    )
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-held_on", "-id")

    def __str__(self) -> str:
        return self.title

    def place(self) -> Place:
        """A session stands at its council's unit and belongs to its members."""
        people = set(self.council.seats.values_list("person_id", flat=True))
        if self.pk is not None:
            people |= set(self.members.values_list("person_id", flat=True))
        return Place(self.council.unit.path, frozenset(people))

    def ties(self) -> Ties:
        """None for the session as a whole; recusals are per item."""
        return Ties()

    def facts(self, at: datetime) -> Facts:
        """Items, members, quorum, recusals and signatures."""
        from backend.council.queries import session_facts

        return session_facts(self, at)


class Presence(models.TextChoices):
    """Where a member is while the session sits."""

    PRESENT = "present", _("Có mặt")
    REMOTE = "remote", _("Bỏ phiếu từ xa")
    ABSENT = "absent", _("Vắng mặt")


class Member(models.Model):
    """A member as frozen when the session was planned and convened: name, role, presence, right to vote."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="memberships")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=250, blank=True)
    seat_role = models.CharField(max_length=12, choices=SeatRole)
    votes = models.BooleanField(default=True)
    counting = models.BooleanField(default=False)
    presence = models.CharField(
        max_length=10,
        choices=Presence,
        default=Presence.ABSENT,
    )
    took_part = models.BooleanField(default=False, help_text="Cast a ballot; never which")

    class Meta:
        ordering = ("session_id", "id")
        constraints = (models.UniqueConstraint(fields=("session", "person"), name="member_once"),)

    def __str__(self) -> str:
        return self.name


class Item(models.Model):
    """One nomination on the agenda, with the counts that the closing wrote, five kinds apart, once and for all."""

    promises: ClassVar = (
        Frozen(
            (
                "session_id", "nomination_id", "stage_id", "entitled", "votes_for", "votes_against", "votes_blank",
                "votes_invalid", "did_not_vote", "passed", "detail",
            ),
            once="passed",
        ),
    )  # fmt: skip

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="items")
    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="items")
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="items")
    ordinal = models.PositiveSmallIntegerField()
    entitled = models.PositiveSmallIntegerField(null=True)
    votes_for = models.PositiveSmallIntegerField(null=True)
    votes_against = models.PositiveSmallIntegerField(null=True)
    votes_blank = models.PositiveSmallIntegerField(null=True)
    votes_invalid = models.PositiveSmallIntegerField(null=True)
    did_not_vote = models.PositiveSmallIntegerField(null=True)
    passed = models.BooleanField(null=True)
    detail = models.JSONField(default=dict, help_text="Denominator, share, threshold and the rule's words")

    class Meta:
        ordering = ("session_id", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("session", "ordinal"), name="item_ordinal_once"),
            models.UniqueConstraint(fields=("session", "nomination"), name="item_nomination_once"),
        )

    def __str__(self) -> str:
        return f"{self.ordinal}. {self.nomination}"


class Ground(models.TextChoices):
    """Why a member does not take part in an item."""

    NOMINEE = "nominee", _("Là người được đề nghị")
    FAMILY = "family", _("Người thân")
    OTHER = "other", _("Lý do khác")


class Settlement(models.TextChoices):
    """Whether a declared recusal counts."""

    DECLARED = "declared", _("Đã khai báo")
    CONFIRMED = "confirmed", _("Đã xác nhận")
    DISMISSED = "dismissed", _("Không chấp nhận")


class Recusal(models.Model):
    """A member who does not take part in an item, with the ground; declared or detected, settled by the secretary."""

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="recusals")
    member = models.ForeignKey(Member, on_delete=models.PROTECT, related_name="recusals")
    ground = models.CharField(max_length=20, choices=Ground)
    declared_by = models.CharField(max_length=200)
    declared_at = models.DateTimeField()
    status = models.CharField(max_length=10, choices=Settlement, default=Settlement.DECLARED)
    reason = models.CharField(max_length=500, blank=True)
    settled_by = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("item_id", "member_id")
        constraints = (models.UniqueConstraint(fields=("item", "member"), name="recusal_once"),)

    def __str__(self) -> str:
        return f"{self.member} / {self.item}"


class Slot(models.Model):
    """One sealed slot per item and entitled voter: a fixed-size ciphertext, overwritten in place, gone at closing."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="slots")
    member = models.ForeignKey(Member, on_delete=models.CASCADE, related_name="slots")
    sealed = models.BinaryField()

    class Meta:
        ordering = ("item_id", "member_id")
        constraints = (models.UniqueConstraint(fields=("item", "member"), name="slot_once"),)

    def __str__(self) -> str:
        return f"slot {self.item_id}/{self.member_id}"


class InclusionCode(models.Model):
    """A code that shows its holder that a ballot was counted on an item; not which choice, not whose."""

    promises: ClassVar = (AppendOnly(),)

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="codes")
    code = models.CharField(max_length=32)

    class Meta:
        ordering = ("item_id", "code")
        constraints = (models.UniqueConstraint(fields=("item", "code"), name="inclusion_code_once"),)

    def __str__(self) -> str:
        return self.code
