"""What eligibility reads beside awards: service, yearly classifications, traits and numbers of members of units.

An entry is never edited: a correction is a new entry that `corrects` the old one, which stays. Only what is in use
counts; readers ask for `STANDING` rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_choices, state_field
from backend.base.promises import Frozen, Kept
from backend.base.subjects import ScopeLookups
from backend.organisation.aliases import entries_of, survivor_of
from backend.organisation.models import Person, Unit
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Reason
from workflows.lifecycles.fact import MEMBER_COUNT, SERVICE, UNIT_TRAIT, YEARLY_CLASSIFICATION, FactState

STANDING = Q(state=FactState.STANDING.value)
IN_ORDER = Q(valid_to__isnull=True) | Q(valid_to__gte=F("valid_from"))

FACT_STATES = state_choices(SERVICE)


def same_person(person: Person) -> list[int]:
    """All entries of a person, whichever of them is given."""
    return list(entries_of([survivor_of(person.pk)]))


def unit_on(person: Person, day: date) -> Unit:
    """The unit of the newest span that holds on the day, under any entry; the person's unit where no span says."""
    holds = Q(valid_from__lte=day) & (Q(valid_to__isnull=True) | Q(valid_to__gte=day))
    spans = Service.objects.filter(STANDING, holds, person__in=same_person(person)).select_related("unit")
    span = spans.order_by("-valid_from", "-pk").first()
    return span.unit if span is not None else person.unit


class Fact(LifecycleModel):
    """An entry with its source, who made it, and what it corrects.

    `HOLDER` names whom it is about, `MANY` lists of rows that belong to what it says; `given` are those of a new entry.
    """

    HOLDER: ClassVar[tuple[str, ...]] = ("unit",)
    MANY: ClassVar[tuple[str, ...]] = ()
    given: Mapping[str, Sequence[Any]] | None = None

    source = models.CharField(max_length=300)
    entered_by = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was replaced or withdrawn")
    illustrative = models.BooleanField(default=False)

    class Meta:
        abstract = True

    @property
    def holder(self) -> Person | Unit:
        """Whom it is about."""
        found = getattr(self, "person", None) or getattr(self, "unit", None)
        assert isinstance(found, Person | Unit)
        return found

    @property
    def stands(self) -> bool:
        """Whether it counts."""
        return bool(self.state == FactState.STANDING)

    def said(self, name: str) -> Any:
        """A value of the entry, or one of its lists, in one order."""
        if name not in self.MANY:
            return getattr(self, name)
        rows = getattr(self, name).all() if self.pk else (self.given or {}).get(name, ())
        return sorted(rows, key=lambda row: row.pk)

    def audit_name(self) -> str:
        """Whose it is, and what it says."""
        return f"{self.holder} – {self}"

    def ties(self) -> Ties:
        """Nobody enters facts about themselves."""
        person = getattr(self, "person", None)
        return Ties(nominees=frozenset(same_person(person) if person is not None else ()))

    def begins(self) -> date:
        """The first day of which it speaks."""
        raise NotImplementedError

    def same(self) -> models.QuerySet[Any]:
        """Entries in use of which only one can be true."""
        raise NotImplementedError

    def faults(self, today: date, instead: Fact | None = None) -> list[Reason]:
        """Why it cannot be entered, beside or instead of what is there."""
        found = [Reason("fact.in_future")] if self.begins() > today else []
        others = self.same().filter(STANDING)
        other = (others.exclude(pk=instead.pk) if instead is not None else others).first()
        return found + ([Reason("fact.exists", {"fact": str(other)})] if other is not None else [])


class Spans(Fact):
    """An entry that holds from one day to another."""

    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    def begins(self) -> date:
        """Its first day."""
        return self.valid_from

    def overlapping(self) -> Q:
        """Entries that share a day with it."""
        until = Q(valid_from__lte=self.valid_to) if self.valid_to is not None else Q()
        return until & (Q(valid_to__isnull=True) | Q(valid_to__gte=self.valid_from))

    def span(self) -> str:
        """Its days as papers write them."""
        return f"{self.valid_from:%d/%m/%Y} – {f'{self.valid_to:%d/%m/%Y}' if self.valid_to else '…'}"


class YearlyClassification(Fact):
    """The yearly classification of a person or unit (mức độ hoàn thành nhiệm vụ); `home`: where the person stood."""

    LEVELS: ClassVar = (
        ("excellent", _("Hoàn thành xuất sắc nhiệm vụ")),
        ("good", _("Hoàn thành tốt nhiệm vụ")),
        ("completed", _("Hoàn thành nhiệm vụ")),
        ("not_completed", _("Không hoàn thành nhiệm vụ")),
        ("not_rated", _("Không xếp loại")),
    )
    NOT_RATED: ClassVar = "not_rated"
    HOLDER = ("person", "unit")
    lifecycle = YEARLY_CLASSIFICATION
    scope_lookups = ScopeLookups(unit_path="home__path")
    promises: ClassVar = (
        Kept(), Frozen(("person_id", "unit_id", "home_id", "year", "level", "why", "source", "corrects_id"), once="id"),
    )  # fmt: skip

    state = state_field(YEARLY_CLASSIFICATION)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="classifications")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="classifications")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="classifications_at_home")
    year = models.PositiveSmallIntegerField()
    level = models.CharField(max_length=20, choices=LEVELS)
    why = models.CharField(max_length=300, blank=True, help_text="Why the year was not rated; else empty")

    class Meta:
        ordering = ("-year", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(level="not_rated") & ~Q(why="") | ~Q(level="not_rated") & Q(why=""),
                name="classification_not_rated_why",
            ),
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="classification_of_one",
            ),
            models.UniqueConstraint(
                fields=("person", "year"), condition=Q(person__isnull=False) & STANDING,
                name="classification_person_once",
            ),
            models.UniqueConstraint(
                fields=("unit", "year"), condition=Q(unit__isnull=False) & STANDING, name="classification_unit_once"
            ),
        )  # fmt: skip

    def __str__(self) -> str:
        return f"{self.year}: {self.get_level_display()}{f' ({self.why})' if self.why else ''}"

    def faults(self, today: date, instead: Fact | None = None) -> list[Reason]:
        """Beside what holds of every entry: a reason where the year was not rated, and only there."""
        fault = self.fault_of(self.level, self.why)
        return super().faults(today, instead) + ([Reason(fault)] if fault else [])

    @classmethod
    def fault_of(cls, level: str, why: str) -> str:
        """What is wrong between level and reason: the sentence's code, or nothing."""
        if level == cls.NOT_RATED:
            return "" if why else "yearly_classification.why_missing"
        return "yearly_classification.why_for_rated" if why else ""

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A new entry stands where its holder stood at the end of the year."""
        if not self.home_id:
            self.home = self.at_home()
        super().save(*args, **kwargs)

    def at_home(self) -> Unit:
        """The unit itself, or the person's at the end of the year."""
        from backend.history.fact_models import unit_on

        if self.person is not None:
            return unit_on(self.person, date(self.year, 12, 31))
        assert self.unit is not None
        return self.unit

    def place(self) -> Place:
        """At the unit where its holder stood."""
        return Place((self.home if self.home_id else self.at_home()).path)

    def begins(self) -> date:
        """The first day of its year."""
        return date(self.year, 1, 1)

    def same(self) -> models.QuerySet[Any]:
        """Another classification of the holder for the year."""
        rows = YearlyClassification.objects.filter(year=self.year)
        return rows.filter(person__in=same_person(self.person)) if self.person else rows.filter(unit=self.unit)


class SpanKind(models.TextChoices):
    """What a span of service was, as the rules of eligibility know it."""

    WORK = "work", _("Làm việc")
    MATERNITY = "maternity", _("Nghỉ thai sản")
    SHORT_STUDY = "short_study", _("Đi học, bồi dưỡng ngắn hạn")
    SICK_LEAVE = "sick_leave", _("Nghỉ ốm")
    OTHER_LEAVE = "other_leave", _("Nghỉ khác, tạm đình chỉ: không tính vào thời gian công tác")
    UNKNOWN = "unknown", _("Có làm việc, chưa rõ từ ngày nào")


HERE = frozenset({SpanKind.WORK, SpanKind.MATERNITY, SpanKind.SHORT_STUDY, SpanKind.UNKNOWN})


class Service(Spans):
    """A span of a person in a unit, and what it was; a leave lies beside the span of work in which it falls.

    Where a person has none, `Person.unit` is all that is known (see `service.unit_on`). The last day may still be
    written when the person moves.
    """

    HOLDER = ("person",)
    lifecycle = SERVICE
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (
        Kept(),
        Frozen(("person_id", "unit_id", "span_kind", "valid_from", "position", "source", "corrects_id"), once="id"),
    )

    state = state_field(SERVICE)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="service")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="service")
    span_kind = models.CharField(max_length=12, choices=SpanKind, default=SpanKind.WORK)
    position = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ("person_id", "valid_from", "id")
        constraints = (
            models.CheckConstraint(condition=IN_ORDER, name="service_dates_in_order"),
            models.UniqueConstraint(
                fields=("person", "unit", "span_kind", "valid_from"), condition=STANDING, name="service_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.get_span_kind_display()}, {self.unit}, {self.span()}"

    def place(self) -> Place:
        """Service stands at its unit."""
        return Place(self.unit.path)

    def same(self) -> models.QuerySet[Any]:
        """The same kind of span in the same unit on a common day."""
        rows = Service.objects.filter(person__in=same_person(self.person), unit=self.unit, span_kind=self.span_kind)
        return rows.filter(self.overlapping())


class Trait(models.TextChoices):
    """What a rule asks about a unit that neither tree nor numbers say."""

    NO_FLAG = "no_flag", _("Không thuộc đối tượng tặng cờ")
    FLAG = "flag", _("Thuộc đối tượng tặng cờ")
    WOMEN_70 = "women_70", _("Có từ 70% lao động nữ trở lên")
    DIRECT_WORKERS = "direct_workers", _("Trực tiếp sản xuất, công tác")


ABOUT_FLAGS: Mapping[str, bool] = {Trait.FLAG.value: True, Trait.NO_FLAG.value: False}
"""Whether a unit can receive a flag, by the trait that says so."""


class UnitTrait(Spans):
    """A dated trait of a unit, with the paper that says so."""

    lifecycle = UNIT_TRAIT
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (
        Kept(), Frozen(("unit_id", "trait", "valid_from", "valid_to", "source", "corrects_id"), once="id"),
    )  # fmt: skip

    state = state_field(UNIT_TRAIT)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="traits")
    trait = models.CharField(max_length=20, choices=Trait)

    class Meta:
        ordering = ("unit_id", "trait", "valid_from")
        constraints = (
            models.CheckConstraint(condition=IN_ORDER, name="trait_dates_in_order"),
            models.UniqueConstraint(fields=("unit", "trait", "valid_from"), condition=STANDING, name="trait_once"),
        )

    def __str__(self) -> str:
        return f"{self.get_trait_display()}, {self.span()}"

    def place(self) -> Place:
        """A trait stands at its unit."""
        return Place(self.unit.path)

    def same(self) -> models.QuerySet[Any]:
        """The same trait of the unit on a common day, or the one that says the opposite."""
        said = ABOUT_FLAGS if self.trait in ABOUT_FLAGS else {self.trait: True}
        return UnitTrait.objects.filter(self.overlapping(), unit=self.unit, trait__in=list(said))


class MemberCount(Fact):
    """How many people a unit had in a year, how many completed their tasks and how many reached which title."""

    TITLES: ClassVar = {"advanced": "lao-dong-tien-tien", "fighters": "chien-si-thi-dua-co-so"}
    lifecycle = MEMBER_COUNT
    scope_lookups = ScopeLookups(unit_path="unit__path")
    promises: ClassVar = (
        Kept(),
        Frozen(
            ("unit_id", "year", "total", "completed", "advanced", "fighters", "source", "corrects_id"), once="id"
        ),
    )  # fmt: skip

    state = state_field(MEMBER_COUNT)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="member_counts")
    year = models.PositiveSmallIntegerField()
    total = models.PositiveIntegerField()
    completed = models.PositiveIntegerField(null=True, blank=True)
    advanced = models.PositiveIntegerField(null=True, blank=True, help_text="Lao động tiên tiến or higher")
    fighters = models.PositiveIntegerField(null=True, blank=True, help_text="Chiến sĩ thi đua cơ sở")

    class Meta:
        ordering = ("unit_id", "-year")
        constraints = (
            models.UniqueConstraint(fields=("unit", "year"), condition=STANDING, name="member_count_once"),
            models.CheckConstraint(
                condition=(Q(completed__isnull=True) | Q(completed__lte=F("total")))
                & (Q(advanced__isnull=True) | Q(advanced__lte=F("total")))
                & (Q(fighters__isnull=True) | Q(fighters__lte=F("total"))),
                name="member_count_within",
            ),
        )

    def __str__(self) -> str:
        return f"{self.year}: {self.total}"

    def place(self) -> Place:
        """A count stands at its unit."""
        return Place(self.unit.path)

    def begins(self) -> date:
        """The first day of its year."""
        return date(self.year, 1, 1)

    def same(self) -> models.QuerySet[Any]:
        """Another count of the unit for the year."""
        return MemberCount.objects.filter(unit=self.unit, year=self.year)

    def titles(self) -> dict[str, int]:
        """How many reached each title, where it was said; a fighter reached the lower title too (L22 Art 23)."""
        return {code: getattr(self, name) for name, code in self.TITLES.items() if getattr(self, name) is not None}


FACTS: tuple[type[Fact], ...] = (YearlyClassification, Service, MemberCount, UnitTrait)
