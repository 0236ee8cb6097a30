"""Award history and recognised initiatives; what eligibility reads beside them stands in `fact_models`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import Frozen, Kept
from backend.base.subjects import ScopeLookups, Subject
from backend.base.texts import fold
from backend.history.fact_models import FACTS, Fact, MemberCount, Service, Trait, UnitTrait, YearlyClassification
from backend.organisation.aliases import entries_of, survivors
from backend.organisation.models import Person, Unit, UnitKind, UnitName
from backend.papers.models import Paper
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts, Reason
from workflows.facts import Scope
from workflows.lifecycles.award_record import AWARD_RECORD, COUNTING, AwardRecordState
from workflows.lifecycles.fact import RECOGNISED_INITIATIVE

COUNTS = Q(state__in=[state.value for state in COUNTING])


class Ground(models.TextChoices):
    """Why an award was given (loại hình khen thưởng, Luật TĐKT 2022 Điều 8); empty where the paper does not say.

    `THEMATIC` is named by the amending law in force from 01/10/2026.
    """

    MERIT = "merit", _("Công trạng")
    SUDDEN = "sudden", _("Đột xuất")
    MOVEMENT = "movement", _("Phong trào, chuyên đề")
    LIFELONG = "lifelong", _("Cống hiến")
    SERVICE_YEARS = "service_years", _("Niên hạn")
    FOREIGN_RELATIONS = "foreign_relations", _("Đối ngoại")
    THEMATIC = "thematic", _("Khen thưởng chuyên đề")


class Origin(models.TextChoices):
    """How something entered the history."""

    DECISION = "decision", _("Quyết định ban hành trên hệ thống")
    IMPORT = "import", _("Nhập từ Excel")
    TYPED = "typed", _("Nhập tay")


class AwardRecord(LifecycleModel):
    """What a person or unit was given, for which years, by which decision.

    What it says never changes: a correction is a new record that `corrects` the old one, which stays. `home` is the
    unit where the nominee stood then (a unit: itself); `period_from`/`period_to` is the achievement period written in
    the decision, if any. `nomination` is the key of the nomination that was granted here; this app knows no more.
    """

    lifecycle = AWARD_RECORD
    lock_first: ClassVar = ("person", "unit")
    scope_lookups = ScopeLookups(unit_path="home__path")
    SAID: ClassVar = (
        "person_id", "unit_id", "home_id", "award", "award_name", "ground", "event", "event_from", "event_to",
        "year_from", "year_to",
        "period_from", "period_to", "decision_number", "decided_on", "issuer", "written_as", "source", "evidence_id",
        "origin", "nomination", "corrects_id", "entered_by", "enterer_id", "entered_at", "illustrative",
    )  # fmt: skip
    promises: ClassVar = (Kept(), Frozen(SAID, once="id"))

    state = state_field(AWARD_RECORD)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="award_records")
    unit = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="award_records")
    home = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="records_at_home")
    award = models.CharField(max_length=60, db_index=True, help_text="Code in the award catalogue, if any")
    award_name = models.CharField(max_length=250, blank=True, help_text="As the paper writes it, where no code fits")
    ground = models.CharField(max_length=20, choices=Ground, blank=True)
    event = models.CharField(max_length=300, blank=True, help_text="The deed or event of a sudden merit")
    event_from = models.DateField(null=True, blank=True)
    event_to = models.DateField(null=True, blank=True, help_text="Empty: it was one day")
    year_from = models.PositiveSmallIntegerField()
    year_to = models.PositiveSmallIntegerField()
    period_from = models.DateField(null=True, blank=True)
    period_to = models.DateField(null=True, blank=True)
    decision_number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    issuer = models.CharField(max_length=250, blank=True)
    written_as = models.CharField(max_length=300, blank=True, help_text="Name and unit as the paper writes them")
    source = models.CharField(max_length=300)
    evidence = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)
    nomination = models.BigIntegerField(null=True, blank=True, unique=True)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    entered_by = models.CharField(max_length=200, blank=True)
    enterer = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField(null=True, blank=True)
    reason = models.CharField(max_length=500, blank=True, help_text="Why it was replaced, withdrawn or annulled")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-year_to", "id")
        constraints = (
            models.CheckConstraint(
                condition=Q(person__isnull=False, unit__isnull=True) | Q(person__isnull=True, unit__isnull=False),
                name="award_record_of_one",
            ),
            models.CheckConstraint(condition=Q(year_to__gte=F("year_from")), name="award_record_years_in_order"),
            models.CheckConstraint(
                condition=Q(period_from__isnull=True) | Q(period_to__gte=F("period_from")),
                name="award_record_period_in_order",
            ),
            models.CheckConstraint(
                condition=Q(event_to__isnull=True) | Q(event_to__gte=F("event_from")),
                name="award_record_event_in_order",
            ),
            models.CheckConstraint(condition=~Q(award="", award_name=""), name="award_record_names_award"),
        )

    def __str__(self) -> str:
        return f"{self.award or self.award_name} {self.year_to}"

    def audit_name(self) -> str:
        """Whose record it is, and of what."""
        return f"{self.holder} – {self}"

    @property
    def holder(self) -> Person | Unit:
        """Whom the award was given to."""
        found = self.person or self.unit
        assert found is not None
        return found

    @property
    def counts(self) -> bool:
        """Whether it speaks for the holder: neither replaced nor withdrawn nor annulled."""
        return bool(self.state in COUNTING)

    @property
    def confirmed(self) -> bool:
        """Whether somebody other than who entered it, or a decision here, stands for it."""
        return bool(self.state == AwardRecordState.CONFIRMED)

    def place(self) -> Place:
        """A record stands at the unit where its holder stood then."""
        return Place(self.home.path)

    def ties(self) -> Ties:
        """Nobody acts on a record of their own; nobody confirms what they entered."""
        return Ties(
            nominees=frozenset({self.person_id} if self.person_id else ()),
            preparers=frozenset({self.enterer_id} if self.enterer_id else ()),
        )

    def facts(self, at: datetime) -> Facts:
        """Whether a decision of this system stands behind it: then only its annulment changes the record."""
        return {"decided_here": self.nomination is not None}


class InitiativeScope(models.TextChoices):
    """How far an initiative was recognised to reach."""

    BASE = "base", _("Cấp cơ sở")
    PROVINCE = "province", _("Cấp bộ, ban, ngành, tỉnh")
    NATIONAL = "national", _("Toàn quốc")


def highest_scope(body: Unit) -> Scope:
    """The widest scope that the head of a body may recognise (L22 Arts 21(2), 22(2), 23): a province, nationwide."""
    return Scope.NATIONAL if body.unit_kind == UnitKind.PROVINCE else Scope.BASE


def scopes_of(names: Iterable[str]) -> Mapping[str, list[Scope]]:
    """How far the bodies that the register knows by these names, or had by them, may recognise; two queries.

    By folded name; a name that the register does not know is not there.
    """
    typed, found = {fold(name) for name in names}, dict[str, list[Scope]]()
    for body in Unit.objects.filter(search_name__in=typed):
        found.setdefault(body.search_name, []).append(highest_scope(body))
    for former in UnitName.objects.filter(search_name__in=typed).select_related("unit"):
        found.setdefault(former.search_name, []).append(highest_scope(former.unit))
    return found


def beyond_body(name: str, scope: str, scopes: Mapping[str, list[Scope]]) -> Reason | None:
    """Why the body of this name cannot recognise so far, by the `scopes_of` it and others."""
    reach = scopes.get(fold(name), [])
    if not reach or any(one.rank >= Scope(scope).rank for one in reach):
        return None
    return Reason("initiative.beyond_authority", {"scope": str(InitiativeScope(scope).label)})


class RecognisedInitiative(Fact):
    """An initiative (sáng kiến) or accepted scientific topic with its authors, recognised by a competent body.

    `source` is the decision of recognition as it is cited: its number, then its date. One recognised in this system
    ends with its application (`initiative.annul`); one of the past is corrected or withdrawn here.
    """

    MANY = ("authors",)
    lifecycle = RECOGNISED_INITIATIVE
    scope_lookups = ScopeLookups(unit_path="unit__path")
    SAID: ClassVar = (
        "unit_id", "title", "year", "scope", "recognised_by", "recognised_on", "source", "evidence_id", "origin",
        "corrects_id",
    )  # fmt: skip
    promises: ClassVar = (Kept(), Frozen(SAID, once="id"))

    state = state_field(RECOGNISED_INITIATIVE)
    corrects = models.OneToOneField(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="recognised_initiatives")
    authors = models.ManyToManyField(Person, related_name="recognised_initiatives")
    title = models.CharField(max_length=300)
    year = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=10, choices=InitiativeScope)
    recognised_by = models.CharField(max_length=250)
    recognised_on = models.DateField(null=True, blank=True)
    evidence = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.TYPED)

    class Meta:
        ordering = ("-year", "id")

    def __str__(self) -> str:
        return f"{self.title} ({self.year})"

    def place(self) -> Place:
        """At the unit whose initiative it was."""
        return Place(self.unit.path)

    def ties(self) -> Ties:
        """Nobody enters, corrects or withdraws their own; an author counts under every entry."""
        authors = [author.pk for author in self.said("authors")]
        return Ties(nominees=frozenset(entries_of(set(survivors(authors).values()))))

    def facts(self, at: datetime) -> Facts:
        """Whether a decision of this system recognised it."""
        return {"decided_here": self.origin == Origin.DECISION}

    def begins(self) -> date:
        """The day of its decision, else the first day of its year."""
        return self.recognised_on or date(self.year, 1, 1)

    @staticmethod
    def identity(title: str, year: int, source: str) -> tuple[str, int, str]:
        """What tells two apart: the title, the year and the number of the decision, however they were typed."""
        return fold(title), year, fold(source.partition(",")[0])

    def same(self) -> models.QuerySet[Any]:
        """Entries of one title, year and decision, wherever they stand."""
        wanted, rows = self.identity(self.title, self.year, self.source), RecognisedInitiative.objects.all()
        known = rows.filter(year=self.year).values_list("pk", "title", "year", "source")
        twins = [pk for pk, title, year, source in known if self.identity(title, year, source) == wanted]
        return rows.filter(pk__in=twins)

    def faults(self, today: date, instead: Fact | None = None) -> list[Reason]:
        """Beside what holds of every entry: the year is that of the decision, the scope one that its body may give."""
        wrong = self.recognised_on is not None and self.recognised_on.year != self.year
        odd = [Reason("recognised_initiative.year_differs", {"year": self.year})] if wrong else []
        beyond = beyond_body(self.recognised_by, self.scope, scopes_of([self.recognised_by]))
        odd += [beyond] if beyond is not None else []
        return super().faults(today, instead) + odd


class NameDecision(Subject):
    """Whom a name of an imported file means (nobody: its lines are left out), as one person decided it."""

    kind = "name_decision"
    scope_lookups = ScopeLookups(people=("decided_by_id",))

    decided_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    typed = models.CharField(max_length=400, help_text="Letters and tones of the name, however they were typed")
    name = models.CharField(max_length=120)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("decided_by", "unit", "typed"), condition=Q(undone_at__isnull=True), name="name_decided_once"
            ),
        )

    def __str__(self) -> str:
        return f"{self.name} → {self.person or '–'}"

    def place(self) -> Place:
        """A decision belongs to whoever made it."""
        return Place(people=frozenset({self.decided_by_id}))


__all__ = [
    "COUNTS", "FACTS", "AwardRecord", "Fact", "Ground", "InitiativeScope", "MemberCount", "NameDecision", "Origin",
    "RecognisedInitiative", "Service", "Trait", "UnitTrait", "YearlyClassification",
]  # fmt: skip
