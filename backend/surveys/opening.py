"""Steps around the boxes of a survey: filled empty at its opening, emptied out at its closing."""

from __future__ import annotations

from functools import partial

from django.db import transaction
from django.db.models import Count, Q
from django.views.decorators.debug import sensitive_variables

from backend.acts.doing import Doing
from backend.papers import box_keys
from backend.surveys import boxes
from backend.surveys.models import Box, Counted, CountSource, FreeText, Link, Survey, SurveyGroup
from workflows.engine import Reason, Refused


def place_of(survey: Survey, group: int, unit: int) -> boxes.Place:
    """What a box is sealed for; ValueError before the survey was opened."""
    if survey.box is None:
        raise ValueError("the survey was never opened")
    return boxes.Place(survey.box, group, unit)


def key_of(survey: Survey) -> bytes:
    """The key of an open survey; Refused when its file is gone."""
    try:
        assert survey.box is not None
        return box_keys.read(survey.box, box_keys.SURVEYS)
    except box_keys.KeyMissing as error:
        raise Refused(Reason("survey.key_missing")) from error


@sensitive_variables()
def fill(survey: Survey) -> None:
    """An empty box for every group and unit, in the order of their keys."""
    assert survey.box is not None
    key = box_keys.create(survey.box, box_keys.SURVEYS)
    units = sorted(survey.units.values_list("pk", flat=True))
    for group in survey.groups.select_related("question_set").order_by("pk"):
        none = boxes.empty(group.question_set.form)
        Box.objects.bulk_create(
            Box(group=group, unit_id=unit, sealed=boxes.seal(key, place_of(survey, group.pk, unit), none))
            for unit in units
        )


@sensitive_variables()
def empty_out(doing: Doing, survey: Survey, lost_reason: str) -> int:
    """Write what every box holds and destroy them; how many answered. Without the key, only a reason lets them go."""
    try:
        key: bytes | None = key_of(survey)
    except Refused:
        if not lost_reason:
            raise
        key = None
    rows = doing.lock_all(Box.objects.filter(group__survey=survey))
    groups = {group.pk: group for group in survey.groups.select_related("question_set")}
    answered = sum(_written(doing, key, survey, row, groups[row.group_id]) for row in rows) if key else 0
    Box.objects.filter(group__survey=survey).delete()
    assert survey.box is not None
    transaction.on_commit(partial(box_keys.destroy, survey.box, box_keys.SURVEYS), robust=True)
    return answered


@sensitive_variables()
def _written(doing: Doing, key: bytes, survey: Survey, row: Box, group: SurveyGroup) -> int:
    form, place = group.question_set.form, place_of(survey, group.pk, row.unit_id)
    try:
        sums = boxes.unseal(key, place, bytes(row.sealed), form)
    except boxes.Unreadable as error:
        raise Refused(Reason("survey.box_unreadable", {"unit": row.unit.name})) from error
    handed = Link.objects.filter(group=group, unit=row.unit_id).aggregate(n=Count("pk", filter=Q(void=False)))["n"]
    if not handed:
        return 0
    Counted.objects.create(
        group=group, unit_id=row.unit_id, source=CountSource.ONLINE, issued=max(handed, sums.forms), valid=sums.forms,
        invalid=0, counts=boxes.told(sums), counted_by=doing.actor.name, counted_at=doing.at,
    )  # fmt: skip
    FreeText.objects.bulk_create(
        FreeText(group=group, unit_id=row.unit_id, question=question, text=text)
        for question, texts in sorted(sums.texts.items())
        for text in texts
    )
    return sums.forms


def finish_deletions() -> int:
    """Destroy keys of closed surveys that a dying process left; keys of boxes that no survey here names stay."""
    gone = 0
    for box in box_keys.present(box_keys.SURVEYS):
        with transaction.atomic():
            survey = Survey.objects.select_for_update().filter(box=box).first()
            if survey is not None and survey.closed_at is not None:
                box_keys.destroy(box, box_keys.SURVEYS)
                gone += 1
    return gone
