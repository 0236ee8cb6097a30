"""Submissions with their papers and nominations; award history; eligibility findings; frozen scores."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from guardian.models import UserObjectPermissionBase

from backend.base import clock
from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import AppendOnly, Frozen
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition, Round
from backend.catalogue.queries import chosen_packs
from backend.history.models import Ground
from backend.organisation.models import Person, Unit
from backend.papers.models import Paper, PaperKind
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.basis import Status
from workflows.engine import Facts, Label
from workflows.lifecycles.nomination import LIVE, NOMINATION
from workflows.lifecycles.submission import SUBMISSION


class Submission(LifecycleModel):
    """One unit's letter with its list for one round; reception gives it number, date, law and process."""

    lifecycle = SUBMISSION
    scope_lookups = ScopeLookups(
        unit_path="unit__path", awarding="round__awarding_unit__path",
        shares="submissionuserpermission__user__person", round="round_id",
    )  # fmt: skip
    promises: ClassVar = (Frozen(("received_on", "pack_id", "process_id"), once="received_on"),)

    state = state_field(SUBMISSION)
    code = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=250)
    round = models.ForeignKey(Round, on_delete=models.PROTECT, related_name="submissions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="submissions")
    letter_number = models.CharField(max_length=80, blank=True)
    letter_date = models.DateField(null=True, blank=True)
    prepared_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="prepared_submissions")
    signed_by = models.ForeignKey(
        Person, null=True, blank=True, on_delete=models.PROTECT, related_name="signed_submissions"
    )
    submitted_at = models.DateTimeField(null=True, blank=True)
    meeting_on = models.DateField(null=True, blank=True)
    meeting_chair = models.CharField(max_length=200, blank=True)
    meeting_members = models.PositiveSmallIntegerField(null=True, blank=True)
    meeting_present = models.PositiveSmallIntegerField(null=True, blank=True)
    stated_women = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Among the list's individuals")
    stated_direct_workers = models.PositiveSmallIntegerField(
        null=True, blank=True, help_text="Among the list's individuals"
    )
    stated_leaders = models.PositiveSmallIntegerField(null=True, blank=True, help_text="Among the list's individuals")
    received_on = models.DateField(null=True, blank=True)
    received_by = models.CharField(max_length=200, blank=True)
    register_number = models.CharField(max_length=40, blank=True)
    late_reason = models.CharField(max_length=500, blank=True, help_text="Why the date of arrival lies in the past")
    paper_register = models.CharField(
        max_length=200, blank=True, help_text="Entry in the register of incoming papers of what came before submission"
    )
    complete_on = models.DateField(null=True, blank=True)
    due_on = models.DateField(null=True, blank=True)
    pack = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey(Edition, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("-id",)
        constraints = (
            models.UniqueConstraint(
                fields=("round", "register_number"), condition=~Q(register_number=""), name="submission_register_once"
            ),
            models.CheckConstraint(
                condition=Q(meeting_present__isnull=True) | Q(meeting_present__lte=F("meeting_members")),
                name="submission_meeting_present",
            ),
        )

    def __str__(self) -> str:
        return f"{self.code} – {self.unit}"

    read_law: Edition | None = None
    """What `queries.read_laws` found for many at once."""

    @property
    def law(self) -> Edition | None:
        """The pack it is judged by: the newest choice of a more favourable one, else the one pinned at reception."""
        if self.pack_id is None:
            return None
        return self.read_law or chosen_packs(self.kind, [self.pk]).get(self.pk) or self.pack

    @property
    def submitted_on(self) -> date | None:
        """The day on which it was submitted here."""
        return clock.day(self.submitted_at) if self.submitted_at else None

    @property
    def on_paper_before(self) -> bool:
        """Whether it was received on paper before it was entered and submitted here."""
        submitted = self.submitted_on
        return self.received_on is not None and submitted is not None and self.received_on < submitted

    @property
    def law_id(self) -> int:
        """The key of that pack; 0 before reception."""
        return self.law.pk if self.law is not None else 0

    def place(self) -> Place:
        """A submission stands at its unit, plus the people it is shared with (nobody before it is saved)."""
        shared = frozenset(row.user.person.pk for row in self.shares()) if self.pk else frozenset()
        return replace(self.round.place(), unit_path=self.unit.path, shared_with=shared)

    def audit_path(self) -> str:
        """The unit alone: no more is read for a line."""
        return self.unit.path

    def shares(self) -> Any:
        """guardian's rows for this dossier."""
        return self.submissionuserpermission_set.select_related("user__person").filter(user__person__isnull=False)

    def ties(self) -> Ties:
        """The preparer may not sign the letter."""
        return Ties(preparers=frozenset({self.prepared_by_id}), home_unit_path=self.unit.path)

    def facts(self, at: datetime) -> Facts:
        """What the guards of submission look at."""
        from backend.nominations.queries import submission_facts

        return submission_facts(self, at)


class SubmissionUserPermission(UserObjectPermissionBase):
    """guardian's direct table for submissions: shares of single dossiers (`view_submission`)."""

    content_object: ClassVar[Any] = models.ForeignKey(Submission, on_delete=models.CASCADE)


ATTACHABLE = (
    PaperKind.LETTER, PaperKind.UNIT_MINUTES, PaperKind.REPORT, PaperKind.EVIDENCE, PaperKind.INITIATIVE,
    PaperKind.OTHER,
)  # fmt: skip
"""Papers that a unit gives; all others the system or another office makes."""


class SubmissionPaper(models.Model):
    """A paper of a submission; a newer one of the same kind stands beside the older, nothing is replaced."""

    promises: ClassVar = (AppendOnly(),)

    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="papers")
    nomination = models.ForeignKey(
        "nominations.Nomination", null=True, blank=True, on_delete=models.PROTECT, related_name="papers"
    )
    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return str(self.paper)


class NomineeKind(models.TextChoices):
    """Kinds of nominee."""

    INDIVIDUAL = "individual", "Cá nhân"
    COLLECTIVE = "collective", "Tập thể"
    HOUSEHOLD = "household", "Hộ gia đình"


_LIVE = Q(state__in=[state.value for state in LIVE])


class Nomination(LifecycleModel):
    """One row of the list: one nominee for one award, for an achievement period."""

    lifecycle = NOMINATION
    scope_lookups = ScopeLookups(
        unit_path="unit__path", awarding="submission__round__awarding_unit__path",
        shares="submission__submissionuserpermission__user__person", round="submission__round_id",
    )  # fmt: skip
    lock_first: ClassVar = ("submission",)

    state = state_field(NOMINATION)
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="nominations")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="nominations")
    ordinal = models.PositiveIntegerField()
    award = models.CharField(max_length=60, db_index=True, help_text="Code in the award catalogue")
    ground = models.CharField(max_length=20, choices=Ground, help_text="Why the award is proposed")
    nominee_kind = models.CharField(max_length=12, choices=NomineeKind)
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.PROTECT, related_name="nominations")
    collective = models.ForeignKey(Unit, null=True, blank=True, on_delete=models.PROTECT, related_name="nominated")
    nominee_name = models.CharField(max_length=250)
    search_name = models.CharField(max_length=250, db_index=True)
    sort_key = models.CharField(max_length=200, db_index=True)
    honorific = models.CharField(max_length=20, blank=True)
    position = models.CharField(max_length=250, blank=True, help_text="Position and unit at the time")
    citation = models.CharField(max_length=500)
    achievement = models.TextField(blank=True, help_text="Summary of the achievement")
    event = models.CharField(max_length=300, blank=True, help_text="The deed or event of a sudden merit")
    event_from = models.DateField(null=True, blank=True)
    event_to = models.DateField(null=True, blank=True, help_text="Empty: it was one day")
    achievement_from = models.PositiveSmallIntegerField()
    achievement_to = models.PositiveSmallIntegerField()
    votes_for = models.PositiveSmallIntegerField(null=True, blank=True, help_text="In the unit's own meeting")
    votes_against = models.PositiveSmallIntegerField(null=True, blank=True)
    illustrative = models.BooleanField(default=False)

    class Meta:
        ordering = ("submission_id", "ordinal")
        constraints = (
            models.UniqueConstraint(fields=("submission", "ordinal"), name="nomination_ordinal_once"),
            models.UniqueConstraint(
                fields=("person", "award", "ground", "event", "achievement_from", "achievement_to"),
                condition=_LIVE & Q(person__isnull=False),
                name="nomination_person_live_once",
            ),
            models.UniqueConstraint(
                fields=("collective", "award", "ground", "event", "achievement_from", "achievement_to"),
                condition=_LIVE & Q(collective__isnull=False),
                name="nomination_collective_live_once",
            ),
            models.CheckConstraint(
                condition=Q(nominee_kind="individual", person__isnull=False, collective__isnull=True)
                | Q(nominee_kind="collective", person__isnull=True, collective__isnull=False)
                | Q(nominee_kind="household", person__isnull=True, collective__isnull=True),
                name="nomination_kind_fits",
            ),
            models.CheckConstraint(
                condition=Q(achievement_to__gte=F("achievement_from")), name="nomination_achievement_in_order"
            ),
            models.CheckConstraint(condition=~Q(ground=""), name="nomination_ground_named"),
            models.CheckConstraint(
                condition=Q(event_to__isnull=True) | Q(event_to__gte=F("event_from")), name="nomination_event_in_order"
            ),
        )
        indexes = (models.Index(fields=("unit", "state"), name="nomination_unit_state"),)

    def __str__(self) -> str:
        return f"{self.nominee_name} – {self.award}"

    def audit_name(self) -> str:
        """The name and the list it stood on; the award is a code here and is told by the list."""
        return f"{self.nominee_name} ({self.submission.code})"

    def told(self) -> str:
        """Pages say the award in words beside the name."""
        return self.nominee_name

    @classmethod
    def both_at_work(cls, of: type[models.Model], some: Collection[int], others: Collection[int]) -> list[str]:
        """Rows of two entries of a person or unit of which only one may go on: same award and ground, shared years."""
        from backend.nominations.queries import doubled_rows

        return doubled_rows("person" if of is Person else "collective", some, others)

    def facts(self, at: datetime) -> Facts:
        """What the acts on a fallback look at."""
        from backend.nominations.fallbacks import fallback_facts

        return fallback_facts(self)

    def place(self) -> Place:
        """A nomination stands where its submission stands."""
        return replace(self.submission.place(), unit_path=self.unit.path)

    def audit_path(self) -> str:
        """The unit alone: no more is read for a line."""
        return self.unit.path

    def ties(self) -> Ties:
        """The nominee in person; the preparer of the list."""
        return Ties(
            nominees=frozenset({self.person_id} if self.person_id else ()),
            preparers=frozenset({self.submission.prepared_by_id}),
            home_unit_path=self.unit.path,
        )


class FrozenScore(models.Model):
    """The score as it stood at reception, with all that it was made of; before publication it is provisional."""

    promises: ClassVar = (AppendOnly(),)

    nomination = models.OneToOneField(Nomination, on_delete=models.PROTECT, related_name="frozen_score")
    points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    max_points = models.DecimalField(max_digits=12, decimal_places=4, null=True)
    band = models.CharField(max_length=40, blank=True, help_text="The unit's band, beside an individual's own score")
    provisional = models.BooleanField()
    source = models.CharField(max_length=300, help_text="Which sheet or publication")
    explanation = models.JSONField(default=dict)
    sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()

    class Meta:
        ordering = ("nomination_id",)

    def __str__(self) -> str:
        return f"{self.nomination_id}: {self.points}/{self.max_points}"


class EligibilityFinding(models.Model):
    """What one criterion said of a nomination at one check; all checks are kept."""

    promises: ClassVar = (AppendOnly(),)

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="findings")
    checked_at = models.DateTimeField()
    occasion = models.CharField(max_length=20, help_text="submission, reception, council or decision")
    criterion = models.CharField(max_length=160)
    outcome = models.CharField(max_length=20)
    basis = models.CharField(max_length=300)
    status = models.CharField(max_length=20)
    sensitive = models.BooleanField(default=False)
    detail = models.JSONField(default=dict, help_text="Facts used and what is missing")

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("nomination", "checked_at"), name="finding_newest"),)

    def __str__(self) -> str:
        return f"{self.criterion}: {self.outcome}"

    @property
    def title(self) -> Label:
        """The criterion in words."""
        words = self.detail.get("title", {})
        return Label(words.get("vi", self.criterion), words.get("en", self.criterion))

    @property
    def stops(self) -> bool:
        """Whether it may stop the nomination: a fail of a row whose text was read or that was confirmed here."""
        return self.outcome == "fail" and Status(self.status).blocks and not self.detail.get("informs")


class JudgedStatement(models.Model):
    """A person's recorded judgement of one criterion of a nomination; the newest counts, all are kept."""

    promises: ClassVar = (AppendOnly(),)

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="judgements")
    criterion = models.CharField(max_length=160)
    met = models.BooleanField()
    remark = models.CharField(max_length=500, blank=True)
    judged_by = models.CharField(max_length=200)
    judged_at = models.DateTimeField()

    class Meta:
        ordering = ("id",)

    def __str__(self) -> str:
        return f"{self.criterion}: {self.met}"


class AwardChange(models.Model):
    """A proposed change of award or ground (đề nghị chuyển hình thức khen), with reason, and the unit's answer."""

    nomination = models.ForeignKey(Nomination, on_delete=models.PROTECT, related_name="changes")
    from_award = models.CharField(max_length=60)
    from_ground = models.CharField(max_length=20, choices=Ground)
    to_award = models.CharField(max_length=60)
    to_ground = models.CharField(max_length=20, choices=Ground)
    reason = models.CharField(max_length=500)
    proposed_by = models.CharField(max_length=200)
    proposed_at = models.DateTimeField()
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    consent = models.BooleanField(null=True)
    answer = models.CharField(max_length=500, blank=True, help_text="Why the unit agrees or does not")
    answer_by = models.DateField(null=True, blank=True, help_text="When the unit should have answered")
    withdrawn_by = models.CharField(max_length=200, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_reason = models.CharField(max_length=500, blank=True)
    fallback = models.BooleanField(default=False, help_text="The award was refused: a row of its own is asked for")
    made = models.OneToOneField(
        Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="falls_from",
        help_text="The row that stands for the fallback",
    )  # fmt: skip

    class Meta:
        ordering = ("id",)
        constraints = (
            models.UniqueConstraint(
                fields=("nomination",),
                condition=Q(consent__isnull=True, withdrawn_at__isnull=True),
                name="one_change_at_a_time",
            ),
        )

    def __str__(self) -> str:
        return f"{self.from_award} → {self.to_award}"
