"""An individual's own score: a small criteria set fed by the tasks where the person is responsible.

It informs and orders a list; it decides nothing without a confirmed score rule, and is never public.
"""

from workflows.rules.criteria import CriteriaSet
from workflows.rules.feeds import PERSONAL, Entry, Feed
from workflows.rules.progress import PersonProgress
from workflows.rules.scoring import LeafInput


def individual_inputs(criteria: CriteriaSet, progress: PersonProgress, appraised_by: str = "") -> dict[str, LeafInput]:
    """Feed the leaves of an individual's set whose rules read the person's own tasks; others are left to people."""
    return {
        leaf.code: LeafInput(
            facts=progress.facts, counted=personal_entry(progress, leaf.rule.feed), appraised_by=appraised_by
        )
        for leaf in criteria.leaves()
        if leaf.rule is not None and leaf.rule.feed in PERSONAL
    }


def personal_entry(progress: PersonProgress, feed: Feed) -> Entry | None:
    """The weighted entry of one personal feed; None while nothing was appraised. Raises KeyError for other feeds."""
    return {
        Feed.PERSON_VOLUME: progress.volume,
        Feed.PERSON_ON_TIME: progress.timeliness,
        Feed.PERSON_GRADE: progress.appraised,
    }[feed]
