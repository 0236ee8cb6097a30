"""How many papers wait for their proof: asked by the pack that a submission is judged by, in few queries."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from backend.catalogue import editions, queries
from backend.catalogue.models import Edition, PackChoice
from backend.certificates.queries import unprepared
from backend.decisions.models import Decision
from backend.nominations.models import Submission
from tests.support.awards import AT, DAY, MERIT, Cabinet
from workflows.engine import Refused
from workflows.regulations.schema import AwardObject


@pytest.fixture
def newer(cabinet: Cabinet) -> Edition:
    """A later pack under which the bằng khen brings no paper; by the one of the day it does."""
    edition = queries.pack_for(DAY)
    assert edition is not None
    pack = queries.pack_value(edition)
    awards = tuple(replace(row, object=AwardObject.NONE) if row.code == MERIT else row for row in pack.awards)
    draft = editions.of_pack(
        replace(pack, code="bo-moi-hon", awards=awards, received_from=date(2030, 1, 1), received_until=None)
    )
    made = editions.new_edition(draft, origin="office", by="Sở", at=AT)
    made.save()
    return made


def choose(submission: Submission, pack: Edition) -> None:
    PackChoice.objects.create(
        subject_kind=Submission.kind, subject_id=str(submission.pk), pack=pack, transition="chuyen-tiep",
        reason="Có lợi hơn", basis="Điều khoản chuyển tiếp", chosen_by="Đỗ Văn Xét", chosen_at=AT,
    )  # fmt: skip


def test_papers_wait_as_the_chosen_pack_says(cabinet: Cabinet, newer: Edition) -> None:
    decision = cabinet.issued(cabinet.waiting(2))
    everything = Decision.objects.all()
    assert unprepared(everything)[decision.pk] == 2
    choose(Submission.objects.get(), newer)
    assert unprepared(everything)[decision.pk] == 0
    with pytest.raises(Refused, match="nothing_to_prepare"):
        cabinet.does("officer", "certificate.prepare", decision)


def test_many_lists_are_counted_in_few_questions(cabinet: Cabinet, django_assert_max_num_queries: Any) -> None:
    cabinet.issued([row for _ in range(4) for row in cabinet.waiting(2)])
    with django_assert_max_num_queries(4):
        assert sum(unprepared(Decision.objects.all()).values()) == 8
