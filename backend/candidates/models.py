"""A question who could be nominated, with how far it is answered; and the answer for each nominee."""

from __future__ import annotations

from datetime import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.organisation.models import Person, Unit
from permissions.reach import Place
from workflows.lifecycles.candidate_question import CANDIDATE_QUESTION, QuestionState
from workflows.rules.eligibility import Standing
from workflows.rules.sweeping import unpacked

TRIES = 3
"""How often answering may break off with a fault before the question counts as failed."""


class Progress(models.TextChoices):
    """How far a question is answered, as pages and programs tell it."""

    RUNNING = "running", _("Đang rà soát")
    DONE = "done", _("Đã xong")
    CANCELLED = "cancelled", _("Đã dừng và bỏ kết quả")
    FAILED = "failed", _("Dừng vì lỗi")


class Question(LifecycleModel):
    """Asked for a unit with all below it, by the pack of a day; belongs to who asked. Answering moves nothing.

    `awards` are those asked of people and of units, in the order of an answer's marks; `reached_unit` and
    `reached_person` are the keys up to which it is answered; `counts` are standings by award.
    """

    lifecycle = CANDIDATE_QUESTION
    scope_lookups = ScopeLookups(unit_path="unit__path", people=("asker_id",))

    state = state_field(CANDIDATE_QUESTION)
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    asker = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField(help_text="The last achievement year")
    pack = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    total = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)
    reached_unit = models.BigIntegerField(default=0)
    reached_person = models.BigIntegerField(default=0)
    done = models.BooleanField(default=False, db_index=True)
    claimed_until = models.DateTimeField(null=True, blank=True)
    faults = models.PositiveSmallIntegerField(default=0, help_text="How often answering broke off with a fault")
    awards = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.unit}, {self.year}"

    @property
    def progress(self) -> Progress:
        """Whether it is being answered, answered, dropped, or given up after faults."""
        if self.state == QuestionState.DROPPED:
            return Progress.CANCELLED
        if self.done:
            return Progress.DONE
        return Progress.FAILED if self.faults >= TRIES else Progress.RUNNING

    @property
    def percent(self) -> int:
        """How much of it is answered, 0 to 100; 100 only when it is done."""
        return 100 if self.done else min(99, self.answered * 100 // max(self.total, 1))

    def law_changed_by(self, last_confirmed: datetime | None) -> bool:
        """Whether a row of its law was confirmed, or a confirmation taken back, after it was asked."""
        return last_confirmed is not None and last_confirmed > self.asked_at

    def place(self) -> Place:
        """A question stands at its unit and belongs to who asked it."""
        return Place(self.unit.path, frozenset({self.asker_id}))


class Answer(models.Model):
    """What one person or unit could be nominated for: a mark for every award asked, in the question's order."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=250)
    sort_key = models.CharField(max_length=250)
    marks = models.TextField()

    class Meta:
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("question", "sort_key"), name="answer_in_order"),)

    def __str__(self) -> str:
        return self.name

    @property
    def kind(self) -> str:
        """Under which of the question's awards it was asked."""
        return "person" if self.person_id else "unit"

    def standings(self, question: Question) -> dict[str, Standing]:
        """The standing for each award that was asked of this nominee."""
        return unpacked(question.awards[self.kind], self.marks)
