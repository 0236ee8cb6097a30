"""Two at once on real connections: no value is silently lost, the last place is given once."""

import pytest

from backend.acts.runner import perform
from backend.emulation.models import Candidate, GivenMark
from tests.support.emulation_play import sheet_of, values
from workflows.engine import Refused


def test_two_heads_score_one_item_at_once_and_none_is_silently_lost(committed_db, run, cast, submitted) -> None:
    one = submitted(2)

    def score(who: str, actual: str):
        given = values({"I.1": {"actual": actual}}, reason=f"Ý kiến của {who}")
        return lambda: perform(
            "emulation_sheet.score", actor=cast[who], subject=one.pk, version=one.version, inputs={"values": given}
        )

    results = committed_db.together([score("head0", "110"), score("head1", "105")])
    failed = [result for result in results if isinstance(result, Exception)]
    kept = GivenMark.objects.filter(sheet=one, stage="block", item="I.1")
    assert len(failed) == 1
    assert type(failed[0]).__name__ in ("Stale", "OperationalError")
    assert kept.count() == 1


def test_the_last_place_is_never_given_twice(committed_db, run, cast, do, settled, units) -> None:
    from datetime import date

    for n in (0, 1, 2):
        settled(n)
    run.sheets.filter(unit__code="S3").delete()
    do("emulation_year.approve", "secretary", run)
    decision = {"decision_number": "9/QĐ", "decided_on": date(2025, 1, 10), "signatory": "Đặng Người Ký"}
    do("emulation_year.publish", "signatory", run, **decision)
    run.refresh_from_db()
    award = run.places[1]["award"]

    def propose(n: int):
        given = {"unit": units[n], "award": award, "reason": "Hội đồng thống nhất"}
        return lambda: perform("emulation_year.propose", actor=cast["appraiser"], subject=run.pk, inputs=given)

    results = committed_db.together([propose(0), propose(1), propose(2)])
    assert Candidate.objects.filter(run=run, award=award).count() == 1
    assert sum(isinstance(result, Exception) for result in results) == 2
    refused = [r for r in results if isinstance(r, Refused)]
    assert all(reason.code in ("emulation.places_full", "act.outrun") for r in refused for reason in r.reasons)


def test_published_results_and_given_values_cannot_be_rewritten(committed_db, run, submitted) -> None:
    from django.db import DatabaseError

    submitted(2)
    with pytest.raises(DatabaseError):
        GivenMark.objects.filter(sheet=sheet_of(run, 2)).update(reason="khác")
