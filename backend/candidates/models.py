"""A question who could be nominated, with how far it is answered; and the answer for each nominee."""

from __future__ import annotations

from django.db import models

from backend.base.lifecycle import LifecycleModel, state_field
from backend.base.subjects import ScopeLookups
from backend.catalogue.models import Edition
from backend.organisation.models import Person, Unit
from permissions.reach import Place
from workflows.lifecycles.candidate_question import CANDIDATE_QUESTION


class Question(LifecycleModel):
    """Asked for a unit with all below it, by the pack of a day; belongs to who asked. Answering moves nothing.

    `reached_unit` and `reached_person` are the keys up to which it is answered; `counts` are standings by award.
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
    counts = models.JSONField(default=dict)

    class Meta:
        ordering = ("-id",)

    def __str__(self) -> str:
        return f"{self.unit}, {self.year}"

    def place(self) -> Place:
        """A question stands at its unit and belongs to who asked it."""
        return Place(self.unit.path, frozenset({self.asker_id}))


class Answer(models.Model):
    """What one person or unit could be nominated for: ` award:standing ` for every award asked."""

    question = models.ForeignKey(Question, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(Person, null=True, blank=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=250)
    sort_key = models.CharField(max_length=250)
    standings = models.TextField()

    class Meta:
        ordering = ("sort_key", "id")
        indexes = (models.Index(fields=("question", "sort_key"), name="answer_in_order"),)

    def __str__(self) -> str:
        return self.name

    def standing(self, award: str) -> str:
        """The standing for one award; empty where it was not asked of this nominee."""
        return dict(one.split(":") for one in self.standings.split()).get(award, "")
