"""A question who could be nominated, asked in the demo by the head of a unit and answered to its end."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.candidates import answering
from backend.candidates.models import Question
from backend.demo.play import Play
from backend.demo.province import Province

UNIT, YEAR = "N-STC", 2025


def play_candidates(province: Province) -> None:
    """An hour ago; the answers are as the facts stand at the end of the play."""
    play = Play(clock.now() - timedelta(hours=1), quiet=True)
    made = play.do("candidate_question.ask", province.head(UNIT), unit=province.units[UNIT], year=YEAR)
    answering.go_on(Question.objects.get(pk=made.subject_id))
