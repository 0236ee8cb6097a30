"""Initiatives: the application with authors and papers, and what somebody typed and did not save yet."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import ClassVar

from django.db import models
from django.db.models import Q

from backend.base import clock
from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.history.models import RecognisedInitiative, highest_scope
from backend.initiatives.session_models import InitiativeSession, Opinion, SessionItem, SessionMember
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.engine import Facts
from workflows.facts import Scope
from workflows.lifecycles.initiative import INITIATIVE, InitiativeState
from workflows.lifecycles.initiative_session import InitiativeSessionState
from workflows.rules.initiatives import FIELDS, SCOPES
from workflows.rules.voting import Outcome

__all__ = [
    "Initiative", "InitiativeAuthor", "InitiativeDraft", "InitiativePaper", "InitiativeSession", "Opinion",
    "SessionItem", "SessionMember",
]  # fmt: skip

PARTS = {
    "problem": "vấn đề cần giải quyết",
    "solution": "giải pháp",
    "effect": "hiệu quả",
    "applied_where": "nơi áp dụng",
}
NOMINAL = {Outcome.PASSED.value, Outcome.NOT_PASSED.value, Outcome.TIE.value}


class Initiative(LifecycleModel):
    """One application for recognition; a higher scope builds on the recognition of the lower one."""

    lifecycle = INITIATIVE
    scope_lookups = ScopeLookups(
        unit_path="unit__path", people=("authors__person_id", "items__session__members__person_id")
    )
    promises: ClassVar = (
        Frozen(("title", "field", "unit_id", "body_id", "problem", "solution", "effect", "scope"), once="decided_on"),
    )

    state = state_field(INITIATIVE)
    code = models.CharField(max_length=40, unique=True)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="initiatives")
    body = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="initiatives_judged")
    title = models.CharField(max_length=300)
    search_title = models.CharField(max_length=300, db_index=True)
    field = models.CharField(max_length=20, choices=[(code.value, label.vi) for code, label in FIELDS.items()])
    scope = models.CharField(max_length=10, choices=[(code.value, label.vi) for code, label in SCOPES.items()])
    builds_on = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="raised",
        help_text="The recognition at a lower scope on which this application rests",
    )  # fmt: skip
    problem = models.TextField(blank=True)
    solution = models.TextField(blank=True)
    applied_from = models.DateField(null=True, blank=True)
    applied_where = models.CharField(max_length=300, blank=True)
    effect = models.TextField(blank=True)
    saved_money = models.DecimalField(max_digits=16, decimal_places=0, null=True, blank=True, help_text="VND a year")
    saved_hours = models.DecimalField(max_digits=10, decimal_places=1, null=True, blank=True, help_text="Hours a year")
    figures = models.CharField(max_length=500, blank=True, help_text="Other figures, before and after")
    prepared_by = models.ForeignKey(Person, null=True, on_delete=models.PROTECT, related_name="+")
    submitted_by = models.CharField(max_length=200, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    register_number = models.CharField(max_length=40, blank=True)
    reason = models.CharField(max_length=1000, blank=True, help_text="Why it was returned, refused or annulled")
    decision_number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.CharField(max_length=200, blank=True)
    decision_paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    fact = models.OneToOneField(
        RecognisedInitiative, null=True, blank=True, on_delete=models.PROTECT, related_name="application",
        help_text="Its recognition in the history of the authors",
    )  # fmt: skip
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                condition=Q(saved_money__isnull=True) | Q(saved_money__gte=0), name="initiative_money_not_negative"
            ),
            models.UniqueConstraint(
                fields=("builds_on", "scope"),
                condition=Q(builds_on__isnull=False)
                & Q(state__in=["draft", "submitted", "returned", "in_review", "recognised"]),
                name="initiative_raised_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} – {self.title}"

    def place(self) -> Place:
        """At its unit; it belongs to its authors and to the members of the councils that judge it."""
        if not self.pk:
            return Place(self.unit.path)
        authors = self.authors.values_list("person_id", flat=True)
        judges = SessionMember.objects.filter(session__items__initiative=self.pk).values_list("person_id", flat=True)
        return Place(self.unit.path, frozenset(key for key in (*authors, *judges) if key is not None))

    def ties(self) -> Ties:
        """Authors never judge their own; who wrote it does not send it."""
        authors = self.authors.values_list("person_id", flat=True) if self.pk else ()
        return Ties(
            preparers=frozenset({self.prepared_by_id} if self.prepared_by_id else ()),
            authors=frozenset(key for key in authors if key is not None),
            home_unit_path=self.unit.path,
            owner_paths=frozenset({self.body.path}),
        )

    def facts(self, at: datetime) -> Facts:
        """What the guards look at."""
        shares = list(self.authors.values_list("share", flat=True)) if self.pk else []
        total, item = sum(shares, Decimal(0)), self.judged_item()
        standing = self.raised.filter(state=InitiativeState.RECOGNISED.value) if self.pk else Initiative.objects.none()
        return {
            "parts_missing": [words for name, words in PARTS.items() if not getattr(self, name).strip()],
            "authors": len(shares),
            "shares_whole": total == 100,
            "total": f"{total.normalize():f}",
            "applied": self.applied_from is not None and self.applied_from <= clock.day(at),
            "applied_from": f"{self.applied_from:%d/%m/%Y}" if self.applied_from else "chưa ghi",
            "on_agenda": self.on_agenda(),
            "judged": item is not None,
            "council_agreed": item is not None and item.outcome == Outcome.PASSED.value,
            "built_upon": ", ".join(standing.values_list("code", flat=True)),
        }

    def on_agenda(self) -> bool:
        """Whether a meeting that has not ended has it on its agenda."""
        ended = (InitiativeSessionState.CONCLUDED.value, InitiativeSessionState.CANCELLED.value)
        return bool(self.pk) and self.items.filter(live=True).exclude(session__state__in=ended).exists()

    def judged_item(self) -> SessionItem | None:
        """The item of a signed meeting that voted on it since it was last sent; None while there is none."""
        if not self.pk:
            return None
        done = self.items.filter(
            live=True, session__state=InitiativeSessionState.CONCLUDED.value, outcome__in=sorted(NOMINAL)
        )
        return done.select_related("session").order_by("-pk").first()

    @property
    def highest_scope(self) -> Scope:
        """How far its body may recognise (L22 Arts 21(2), 22(2), 23)."""
        return highest_scope(self.body)


class InitiativeAuthor(models.Model):
    """An author with a share; somebody from outside has a name only."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="authors")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="initiatives")
    name = models.CharField(max_length=120)
    position = models.CharField(max_length=250, blank=True)
    share = models.DecimalField(max_digits=5, decimal_places=2)
    contribution = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ("-share", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("initiative", "person"), condition=Q(person__isnull=False), name="initiative_author_once"
            ),
            models.CheckConstraint(condition=Q(share__gt=0, share__lte=100), name="initiative_share_in_range"),
        )

    def __str__(self) -> str:
        return self.name


class InitiativePaper(models.Model):
    """A paper that proves application or effect; nothing is replaced."""

    promises: ClassVar = (AppendOnly(),)

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="papers")
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.paper)


class InitiativeDraft(models.Model):
    """What somebody typed into a part and did not save yet: theirs alone, no value, gone when saved."""

    initiative = models.ForeignKey(Initiative, on_delete=models.CASCADE, related_name="drafts")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="+")
    part = models.CharField(max_length=20)
    fields = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)
        constraints = (models.UniqueConstraint(fields=("initiative", "person", "part"), name="initiative_draft_once"),)

    def __str__(self) -> str:
        return f"{self.initiative_id} {self.part} {self.saved_at}"
