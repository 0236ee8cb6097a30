"""What is in force: editions of processes, packs and criteria sets; movements; rounds."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen, Kept
from backend.base.reasons import said
from backend.base.subjects import ScopeLookups, Subject
from backend.organisation.models import Unit
from permissions.reach import Place
from workflows.engine import Facts
from workflows.lifecycles.movement import MOVEMENT
from workflows.lifecycles.row_confirmation import ROW_CONFIRMATION, ConfirmationState


class EditionKind(models.TextChoices):
    """What an edition is the text of."""

    PROCESS = "process", _("Quy trình")
    PACK = "pack", _("Bộ quy định")
    CRITERIA = "criteria", _("Bộ tiêu chí")
    EMULATION = "emulation", _("Bảng điểm thi đua")
    FORMS = "forms", _("Mẫu báo cáo và thủ tục hồ sơ")
    OVERLAY = "overlay", _("Quy định riêng của tỉnh")


class Edition(Subject):
    """A published text that others pin by digest; append-only. It stands nowhere: only a reach over all admits it."""

    promises: ClassVar = (AppendOnly(),)

    kind = models.CharField(max_length=20, choices=EditionKind)
    code = models.CharField(max_length=80)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=250)
    text = models.TextField()
    sha256 = models.CharField(max_length=64, unique=True)
    origin = models.CharField(max_length=10, choices=[("shipped", "Kèm phần mềm"), ("office", "Cơ quan ban hành")])
    published_by = models.CharField(max_length=200)
    published_at = models.DateTimeField()
    in_force_from = models.DateField()
    in_force_to = models.DateField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)
    unit = models.ForeignKey(
        Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="overlays",
        help_text="For an overlay: it holds for this unit and those below it",
    )  # fmt: skip

    class Meta:
        ordering = ("kind", "code", "version")
        constraints = (
            models.UniqueConstraint(fields=("kind", "code", "version"), name="edition_version_once"),
            models.CheckConstraint(
                condition=Q(kind="overlay", unit__isnull=False) | (~Q(kind="overlay") & Q(unit__isnull=True)),
                name="edition_unit_of_overlay",
            ),
            models.CheckConstraint(
                condition=Q(in_force_to__isnull=True) | Q(in_force_to__gte=F("in_force_from")),
                name="edition_dates_in_order",
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} – phiên bản {self.version}"

    def place(self) -> Place:
        """Editions belong to no unit."""
        return Place()


CONFIRMING = Q(state=ConfirmationState.STANDING.value)
"""Only these make a row count as confirmed."""


class Confirmations(models.Manager["RowConfirmation"]):
    """Confirmations, ended ones too, with their edition, whose long text stays where it is."""

    def get_queryset(self) -> models.QuerySet[RowConfirmation]:
        """Each with its edition, without the text."""
        return super().get_queryset().select_related("edition").defer("edition__text")


class RowConfirmation(LifecycleModel):
    """A dated record that a person confirmed a row of an edition, with the source; never an edit of the edition.

    What it says never changes: it is replaced by another one or withdrawn, with a reason, and stays as history.
    """

    lifecycle = ROW_CONFIRMATION
    SAID: ClassVar = ("edition_id", "row", "source", "confirmed_by", "confirmed_at", "replaces_id")
    promises: ClassVar = (Kept(), Frozen(SAID, once="id"))

    state = state_field(ROW_CONFIRMATION)
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="confirmations")
    row = models.CharField(max_length=160)
    source = models.CharField(max_length=500)
    confirmed_by = models.CharField(max_length=200)
    confirmed_at = models.DateTimeField()
    replaces = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="replaced_by")
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was replaced or withdrawn")
    ended_by = models.CharField(max_length=200, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar = Confirmations()

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(fields=("edition", "row"), condition=CONFIRMING, name="row_confirmed_once"),
        )

    def __str__(self) -> str:
        return f"{self.edition} {self.row}"

    def place(self) -> Place:
        """Like the editions it belongs to no unit."""
        return Place()

    @property
    def holds(self) -> bool:
        """Whether the row counts as confirmed by it."""
        return bool(self.state == ConfirmationState.STANDING)

    def told(self) -> str:
        """Row, edition and the source that was read."""
        from backend.catalogue.queries import row_title

        title = said(row_title(self.edition, self.row))
        return f"{title} ({self.row}) – {self.edition.title}, {_('phiên bản')} {self.edition.version}: {self.source}"


class Adoption(models.Model):
    """A rule of unsettled status, adopted by an authorised person for one session or decision, with a reason."""

    promises: ClassVar = (AppendOnly(),)

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    edition = models.ForeignKey(Edition, null=True, on_delete=models.PROTECT, related_name="adoptions")
    row = models.CharField(max_length=160)
    reason = models.CharField(max_length=500)
    adopted_by = models.CharField(max_length=200)
    adopted_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("subject_kind", "subject_id"), name="adoption_subject"),)

    def __str__(self) -> str:
        return f"{self.row} for {self.subject_kind} {self.subject_id}"


class PackChoice(models.Model):
    """A newer pack chosen for a subject as more favourable, under a transition row, with reason and basis.

    The pack pinned at reception stays what it was; the newest choice says which pack is judged by from now on.
    """

    promises: ClassVar = (AppendOnly(),)

    subject_kind = models.CharField(max_length=40)
    subject_id = models.CharField(max_length=40)
    pack = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="choices")
    transition = models.CharField(max_length=160)
    reason = models.CharField(max_length=500)
    basis = models.CharField(max_length=500)
    chosen_by = models.CharField(max_length=200)
    chosen_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("subject_kind", "subject_id"), name="pack_choice_subject"),)

    def __str__(self) -> str:
        return f"{self.pack_id} for {self.subject_kind} {self.subject_id}"


class Movement(LifecycleModel):
    """An emulation movement: planned and launched with targets, criteria and a period (L22 Articles 16–18).

    Rounds refer to it; its targets, registrations and acts live in `backend/movements`.
    """

    lifecycle = MOVEMENT
    scope_lookups = ScopeLookups(unit_path="launched_by__path")

    state = state_field(MOVEMENT)
    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=250)
    launched_by = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="movements")
    document = models.CharField(max_length=250, blank=True)
    begins_on = models.DateField()
    ends_on = models.DateField()
    register_until = models.DateField(null=True, blank=True, help_text="The office's own rule; empty: any time")
    goal = models.TextField(blank=True)
    content = models.TextField(blank=True)
    criteria = models.TextField(blank=True)
    measures = models.TextField(blank=True)
    groups = models.JSONField(default=list, help_text="Codes of groups of units that may take part; empty: all")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-begins_on", "code")
        constraints = (
            models.CheckConstraint(condition=Q(ends_on__gte=F("begins_on")), name="movement_dates_in_order"),
        )

    def __str__(self) -> str:
        return self.name

    def place(self) -> Place:
        """A movement stands at the body that launches it."""
        return Place(self.launched_by.path)

    def facts(self, at: datetime) -> Facts:
        """What a launch asks for."""
        counted = self.targets.count() if self.pk else 0
        return {"target_count": counted, "criteria": self.criteria.strip(), "goal": self.goal.strip()}


class Round(Subject):
    """A round (đợt xét) opened by an awarding body: guidance, awards, achievement year, closing date, process."""

    kind = "round"
    scope_lookups = ScopeLookups(unit_path="awarding_unit__path", round="id", awarding="awarding_unit__path")

    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=250)
    awarding_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="rounds")
    movement = models.ForeignKey(Movement, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds")
    process_code = models.CharField(max_length=80)
    awards = models.JSONField(default=list, help_text="Codes of the award catalogue")
    achievement_from = models.PositiveSmallIntegerField()
    achievement_to = models.PositiveSmallIntegerField()
    guidance = models.CharField(max_length=250, blank=True)
    opens_on = models.DateField()
    closes_on = models.DateField(null=True, blank=True, help_text="Empty for a standing round")
    closed_at = models.DateTimeField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-opens_on", "code")
        constraints = (
            models.CheckConstraint(
                condition=Q(closes_on__isnull=True) | Q(closes_on__gte=F("opens_on")), name="round_dates_in_order"
            ),
            models.CheckConstraint(
                condition=Q(achievement_to__gte=F("achievement_from")), name="round_achievement_in_order"
            ),
        )

    def __str__(self) -> str:
        return self.title

    def place(self) -> Place:
        """A round stands at its awarding body."""
        return Place(self.awarding_unit.path, round_id=self.pk, awarding_path=self.awarding_unit.path)
