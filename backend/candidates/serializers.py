"""What is asked, and what the API shows of a question."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from backend.candidates.models import Answer, Progress, Question
from backend.candidates.queries import grounds_asked
from backend.catalogue.confirming import last_confirmed
from backend.organisation.models import Unit
from backend.rest.fields import Within


class AskInputs(serializers.Serializer[Any]):
    """For which unit and which last achievement year."""

    unit = Within("candidate_question.ask", queryset=Unit.objects.all(), label=_("Đơn vị (gồm cả đơn vị trực thuộc)"))
    year = serializers.IntegerField(min_value=1990, max_value=2100, label=_("Năm thành tích cuối"))


class QuestionSerializer(serializers.ModelSerializer[Question]):
    """A question and how far it is answered."""

    grounds = serializers.SerializerMethodField(help_text="Award → the ground on which it was asked")
    progress = serializers.ChoiceField(
        choices=Progress.choices, read_only=True, help_text="running, done, cancelled or failed, as the page tells it"
    )
    percent = serializers.IntegerField(read_only=True, help_text="0 to 100; 100 only when done")
    law_changed = serializers.SerializerMethodField(
        help_text="Whether rows of its law were confirmed, or confirmations taken back, since it was asked: ask anew"
    )

    class Meta:
        model = Question
        fields = (
            "id", "version", "state", "unit", "year", "pack", "asked_at", "total", "answered", "done", "counts",
            "grounds", "progress", "percent", "law_changed",
        )  # fmt: skip
        read_only_fields = fields

    def get_grounds(self, question: Question) -> dict[str, str]:
        """Award → the ground (loại hình) whose criteria were asked; others are not answered."""
        return {award: ground.value for award, ground in grounds_asked(question).items()}

    def get_law_changed(self, question: Question) -> bool:
        """Whether what was confirmed of its law changed since; the view remembers what it asked of each law."""
        return question.law_changed_by(self.context.get("last_confirmed", last_confirmed)(question.pack))


class CandidateAnswerSerializer(serializers.ModelSerializer[Answer]):
    """The standings of one nominee, by award."""

    standings = serializers.SerializerMethodField()

    class Meta:
        model = Answer
        fields = ("person", "unit", "name", "standings")
        read_only_fields = fields

    def get_standings(self, answer: Answer) -> dict[str, str]:
        """Award → candidate, to_confirm, left_to_judgement, lacks_unconfirmed, not_enough_data or not_eligible."""
        return dict(answer.standings(self.context["question"]))
