"""What became of units and of people entered twice: former names, changes, succession, aliases; dated and kept."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q

from backend.base.promises import Frozen, Kept
from backend.base.subjects import ScopeLookups, Subject
from permissions.reach import Place


class InForce(models.Manager[Any]):
    """Rows of changes that were not undone: what every reader of names and successions means."""

    def get_queryset(self) -> models.QuerySet[Any]:
        """Without what an undone change had brought."""
        return super().get_queryset().filter(undone_at__isnull=True)


UNDONE = Frozen(("undone_at",), once="undone_at")


class UnitName(models.Model):
    """A name that a unit bore until a day; the present one stands on the unit."""

    SAID: ClassVar = ("unit_id", "name", "search_name", "valid_to", "basis")
    promises: ClassVar = (Kept(), Frozen(SAID, once="id"), UNDONE)

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="former_names")
    name = models.CharField(max_length=250)
    search_name = models.CharField(max_length=250, db_index=True)
    valid_to = models.DateField(help_text="Last day of the name")
    basis = models.CharField(max_length=300)
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[InForce] = InForce()
    all_ever: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        ordering = ("unit_id", "valid_to")
        constraints = (
            models.UniqueConstraint(
                fields=("unit", "valid_to"), condition=Q(undone_at__isnull=True), name="unit_name_once"
            ),
        )

    def __str__(self) -> str:
        return self.name


class ChangeKind(models.TextChoices):
    """What happened to a unit."""

    RENAME = "rename", "Đổi tên"
    TRANSFER = "transfer", "Chuyển trực thuộc"
    MERGE = "merge", "Sáp nhập, hợp nhất"
    SPLIT = "split", "Chia, tách"
    DISSOLVE = "dissolve", "Giải thể, kết thúc hoạt động"
    DUPLICATE = "duplicate", "Một đơn vị đã bị nhập hai lần"


class UnitChange(Subject):
    """One dated change of one or several units, by its decision; `before` is what it replaced, for its undoing."""

    kind = "unit_change"
    scope_lookups = ScopeLookups(unit_path="unit__path")
    SAID: ClassVar = ("unit_id", "what", "first_day", "basis", "note", "made_by", "made_at")
    promises: ClassVar = (
        Kept(), Frozen(SAID, once="id"), Frozen(("before",), once="before"),
        Frozen(("undone_at", "undone_by", "undone_reason"), once="undone_at"),
    )  # fmt: skip

    unit = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=10, choices=ChangeKind)
    first_day = models.DateField(help_text="First day on which it holds")
    basis = models.CharField(max_length=300)
    note = models.CharField(max_length=600, blank=True)
    made_by = models.CharField(max_length=200)
    made_at = models.DateTimeField()
    before = models.JSONField(null=True, blank=True)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=200, blank=True)
    undone_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("first_day", "id")

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.unit}"

    def place(self) -> Place:
        """A change stands at its first unit."""
        return Place(self.unit.path)


class UnitLink(models.Model):
    """Which unit came out of which; `inherits`: the decision says that the successor takes over (kế thừa)."""

    SAID: ClassVar = ("change_id", "predecessor_id", "successor_id", "first_day", "inherits")
    promises: ClassVar = (Kept(), Frozen(SAID, once="id"), UNDONE)

    change = models.ForeignKey(UnitChange, on_delete=models.PROTECT, related_name="links")
    predecessor = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="successor_links")
    successor = models.ForeignKey("organisation.Unit", on_delete=models.PROTECT, related_name="predecessor_links")
    first_day = models.DateField()
    inherits = models.BooleanField()
    undone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[InForce] = InForce()
    all_ever: ClassVar[models.Manager[Any]] = models.Manager()

    class Meta:
        ordering = ("first_day", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("predecessor", "successor"), condition=Q(undone_at__isnull=True), name="unit_link_once"
            ),
            models.CheckConstraint(condition=~Q(predecessor=F("successor")), name="unit_link_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class PersonAlias(Subject):
    """Two entries for one person: the merged one leads to the survivor until the merger is undone.

    No row of another table is rewritten: whoever reads a person's history asks for all entries of the person.
    """

    kind = "person_alias"
    scope_lookups = ScopeLookups(unit_path="merged__unit__path")
    SAID: ClassVar = ("merged_id", "survivor_id", "reason", "merged_at", "merged_by")
    promises: ClassVar = (Kept(), Frozen(SAID, once="id"), Frozen(("undone_at", "undone_by"), once="undone_at"))

    merged = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="aliases")
    survivor = models.ForeignKey("organisation.Person", on_delete=models.PROTECT, related_name="absorbed")
    reason = models.CharField(max_length=500)
    merged_at = models.DateTimeField()
    merged_by = models.CharField(max_length=200)
    undone_at = models.DateTimeField(null=True, blank=True)
    undone_by = models.CharField(max_length=200, blank=True)
    undone_reason = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("merged",), condition=Q(undone_at__isnull=True), name="person_merged_into_one"
            ),
            models.CheckConstraint(condition=~Q(merged=F("survivor")), name="person_alias_of_two"),
        )

    def __str__(self) -> str:
        return f"{self.merged} → {self.survivor}"

    def place(self) -> Place:
        """A merger stands where the merged entry stands."""
        return Place(self.merged.unit.path)
