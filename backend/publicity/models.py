"""Comments on published lists, and opinions asked of other bodies."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.promises import Frozen
from backend.base.subjects import ScopeLookups, Subject
from backend.nominations.models import Nomination, Submission
from backend.organisation.models import Unit
from backend.papers.models import Paper
from backend.publicity.sealed import NOTE, TEXT, Unreadable, unseal
from backend.review.models import Stage
from permissions.conflicts import Ties
from permissions.reach import Place
from workflows.lifecycles.opinion import OPINION, STANDS

FORGOTTEN = Q(sealed_text=b"", sealed_note=b"")
"""Comments whose words are gone."""


class PublicationComment(Subject):
    """What somebody wrote about a published list: for the appraiser's eyes only, from nobody that we know.

    There is no field for who wrote it, and only the day is kept. Its words, and the note of who handled it, are sealed
    under a key outside the database; words and key go once it is handled and its time is over.
    """

    kind = "publication_comment"
    scope_lookups = ScopeLookups(unit_path="submission__round__awarding_unit__path")
    promises: ClassVar = (Frozen(("submission_id", "stage_code", "nomination_id", "left_on"), once="left_on"),)

    OUTCOMES: ClassVar = (
        ("considered", "Đã xem xét, không thay đổi"),
        ("checked", "Đã xác minh, không có cơ sở"),
        ("acted", "Đã xem xét, có thay đổi hồ sơ"),
        ("passed_on", "Không thuộc thẩm quyền, đã hướng dẫn nơi gửi"),
    )
    submission = models.ForeignKey(Submission, on_delete=models.PROTECT, related_name="publication_comments")
    stage_code = models.CharField(max_length=60)
    nomination = models.ForeignKey(
        Nomination, null=True, blank=True, on_delete=models.PROTECT, related_name="publication_comments"
    )
    box = models.UUIDField(null=True, unique=True, help_text="Names the key of its words")
    sealed_text = models.BinaryField(default=bytes)
    sealed_note = models.BinaryField(default=bytes)
    left_on = models.DateField()
    forget_on = models.DateField()
    outcome = models.CharField(max_length=20, blank=True, choices=OUTCOMES)
    handled_by = models.CharField(max_length=200, blank=True)
    handled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("id",)
        indexes = (models.Index(fields=("submission", "stage_code"), name="comment_of_list"),)

    def __str__(self) -> str:
        return f"Ý kiến góp ý số {self.pk} – {self.submission.code}"

    @property
    def text(self) -> str:
        """What was written; empty once forgotten, a sentence where the key is lost."""
        return self._read(TEXT, self.sealed_text)

    @property
    def note(self) -> str:
        """What who handled it noted; empty once forgotten."""
        return self._read(NOTE, self.sealed_note)

    def _read(self, what: str, sealed: bytes | memoryview[int]) -> str:
        try:
            return unseal(self.box, what, bytes(sealed))
        except Unreadable:
            return gettext("(không đọc được: khóa của ý kiến này không còn)")

    def place(self) -> Place:
        """It stands at the body that appraises, never at the unit that it is about."""
        return Place(self.submission.round.awarding_unit.path)

    def ties(self) -> Ties:
        """Nobody handles what was written about themselves."""
        person = self.nomination.person_id if self.nomination is not None else None
        return Ties(nominees=frozenset({person} if person else ()))


class Opinion(LifecycleModel):
    """What one body is asked about one nomination at one consultation stage, and what it answered."""

    lifecycle = OPINION
    scope_lookups = ScopeLookups(unit_path="unit__path")
    lock_first: ClassVar = ("stage__nomination__submission", "stage__nomination", "stage")
    promises: ClassVar = (Frozen(("stand", "text", "paper_id", "answered_by"), once="answered_at"),)

    state = state_field(OPINION)
    stage = models.ForeignKey(Stage, on_delete=models.PROTECT, related_name="opinions")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="opinions")
    question = models.CharField(max_length=1000)
    asked_by = models.CharField(max_length=200)
    asked_at = models.DateTimeField()
    due_on = models.DateField(null=True, blank=True)
    stand = models.CharField(
        max_length=12, blank=True, choices=[(stand.value, label.vi) for stand, label in STANDS.items()]
    )
    text = models.TextField(blank=True)
    paper = models.ForeignKey(Paper, null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    answered_by = models.CharField(max_length=200, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ("stage_id", "id")
        constraints = (
            models.UniqueConstraint(
                fields=("stage", "unit"), condition=~Q(state="recalled"), name="opinion_asked_once"
            ),
        )
        indexes = (models.Index(fields=("unit", "state", "due_on"), name="opinion_inbox"),)

    def __str__(self) -> str:
        return f"Ý kiến của {self.unit} – {self.stage.nomination.nominee_name}"

    def audit_name(self) -> str:
        """Whose opinion, on whom."""
        return f"Ý kiến của {self.unit} – {self.stage.nomination.audit_name()}"

    def told(self) -> str:
        """Pages name the nominee; the body is the reader's own."""
        return self.stage.nomination.nominee_name

    def place(self) -> Place:
        """It stands at the body that is asked."""
        return Place(self.unit.path)

    def ties(self) -> Ties:
        """The nominee gives no opinion about themselves; whoever asked owns the stage, and nobody else recalls."""
        stage = self.stage.ties()
        return Ties(nominees=stage.nominees, owner_roles=stage.owner_roles, owner_paths=stage.owner_paths)
