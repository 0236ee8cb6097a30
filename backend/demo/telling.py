"""What the play says of its results: the score and why, the verdict on a certificate, who logs in as what."""

from __future__ import annotations

from collections.abc import Callable

from backend.base.reasons import said
from backend.certificates.models import Certificate
from backend.criteria.criteria_sets import criteria_value
from backend.demo.logins import file
from backend.demo.staff import LOGINS
from backend.organisation.models import Person
from backend.papers import making
from backend.papers.verdict import check_pdf
from backend.scoring.models import PublishedScore
from backend.scoring.queries import sheet_score
from permissions.roles import LABELS, Role
from workflows.rules.changes import number_text
from workflows.rules.scoring import ratio_pct

Say = Callable[[str], object]


def results(say: Say, tasks: int) -> None:
    """The unit of the story: its points, ratio and rank, and where it lost the most."""
    score = PublishedScore.objects.select_related("unit", "sheet").get(unit__code="STTTT", publication__year=2023)
    assert score.points is not None
    assert score.max_points is not None
    assert score.sheet is not None
    ratio = ratio_pct(score.points, score.max_points)
    assert ratio is not None
    share = number_text(ratio)
    say(
        f"   {tasks} nhiệm vụ; {score.unit}: {number_text(score.points)}/{number_text(score.max_points)} điểm = "
        f"{share} %, hạng {score.rank} trong nhóm; {score.sheet} đã công bố."
    )
    criteria = criteria_value(score.sheet.criteria)
    leaves = {leaf.code: leaf for leaf in criteria.leaves()}
    lost = [
        (node.max_applicable - node.points, leaves[node.code])
        for node in sheet_score(score.sheet).nodes.values()
        if node.code in leaves and node.max_applicable > node.points
    ]
    for points, leaf in sorted(lost, key=lambda pair: (-pair[0], pair[1].code))[:3]:
        say(f"   Vì sao mất điểm: {leaf.code} {leaf.title_vi}: -{number_text(points)}")


def verdict(say: Say) -> None:
    """The strict verdict on the story's first certificate."""
    issued = Certificate.objects.filter(state="issued").order_by("pk").first()
    assert issued is not None
    assert issued.paper is not None
    found = check_pdf(making.read(issued.paper), making.key_store().trust_roots(), [making.layout_of(issued.paper)])
    signers = ", ".join(signature.signer for signature in found.signatures)
    say(f"   Kết luận kiểm tra: {found.kind.value}; chữ ký: {signers}; bản minh họa: {found.specimen}")


def logins(say: Say) -> None:
    """One login for each role with its password."""
    passwords = dict(line.split() for line in file().read_text(encoding="utf-8").splitlines())
    people = {
        person.user.username: person
        for person in Person.objects.filter(user__isnull=False)
        .select_related("user", "unit")
        .prefetch_related("holdings")
        if person.user is not None
    }
    for name, _desk in LOGINS:
        roles = ", ".join(sorted(said(LABELS[Role(h.role)]) for h in people[name].holdings.all()))
        say(f"   {name:<12} {passwords[name]:<24} {roles}")
