"""Putting a paper into a dossier: a step that runs inside an act, on a locked submission."""

from __future__ import annotations

from backend.acts.doing import Doing
from backend.nominations.models import Nomination, Submission, SubmissionPaper
from backend.papers.models import Paper


def add_paper(doing: Doing, submission: Submission, paper: Paper, nomination: Nomination | None = None) -> None:
    """Put a paper with the others of the submission, or of one of its rows; earlier ones stay beside it."""
    SubmissionPaper.objects.create(submission=submission, nomination=nomination, paper=paper, added_at=doing.at)
    doing.save(submission, paper=paper.title, kind=paper.kind, sha256=paper.sha256)
    if nomination is not None:
        doing.note(nomination, paper=paper.title, kind=paper.kind, sha256=paper.sha256)
