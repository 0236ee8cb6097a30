"""What a supervisor sees is always within what was published, whatever happened before."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backend.catalogue.models import Movement
from backend.inspections.models import DelayNotice, Inspection
from backend.movements.models import Review
from backend.movements.oversight import published_for
from backend.movements.queries import seen
from permissions.check import NotPermitted
from workflows.engine import Refused

pytestmark = pytest.mark.django_db
DAY = date(2026, 3, 10)
STEPS = {
    "launch": ("movement.launch", "signatory", {"document": "12/KH-UBND"}),
    "mid": ("movement.review_midterm", "appraiser", {"document": "1/BC", "report": "Nửa năm đầu tốt."}),
    "final": ("movement.review_final", "signatory", {"document": "2/BC", "report": "Cả năm đều tốt."}),
    "cancel": ("movement.cancel", "signatory", {"reason": "Không còn phù hợp"}),
    "publish": ("delay_notice.publish", "signatory", {"document": "9/QĐ"}),
    "withdraw": ("delay_notice.withdraw", "signatory", {"reason": "Đã hoàn thành"}),
    "drop": ("delay_notice.drop", "appraiser", {"reason": "Không công khai"}),
}


@given(steps=st.lists(st.sampled_from(sorted(STEPS)), max_size=8))
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
def test_what_supervisors_see_is_published(steps, drafted, act, cast, unit_a, province):
    number = DelayNotice.objects.count()
    notice = act(
        "delay_notice.create", "appraiser", body=province, unit=unit_a, matter=f"Chậm báo cáo {number}",
        missed_on=date(2026, 3, 1), basis="Quy chế công khai", shown_from=DAY, shown_to=DAY,
    )  # fmt: skip
    for step in steps:
        name, who, inputs = STEPS[step]
        try:
            act(name, who, drafted if name.startswith("movement") else notice, **inputs)
        except (Refused, NotPermitted):
            continue
    found = published_for(cast["supervisor"], DAY)
    assert {row.state for row in found.notices} <= {"published"}
    assert {row.movement.state for row in found.reviews} <= {"reviewed"}
    assert set(found.reviews) == set(Review.objects.filter(final=True))
    assert set(found.conclusions) <= set(Inspection.objects.filter(published_on__isnull=False))
    assert set(seen(cast["supervisor"])) == set(Movement.objects.filter(state="reviewed"))
