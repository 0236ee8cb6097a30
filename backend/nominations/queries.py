"""Reading submissions and nominations: what the guards look at, what papers are missing, what each row was found."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from backend.base import clock
from backend.base.reasons import said
from backend.base.scopes import visible
from backend.catalogue import queries as catalogue
from backend.catalogue.models import Edition
from backend.history.models import COUNTS, AwardRecord, Ground
from backend.nominations import eligibility, grounds, procedures, quotas, ratios
from backend.nominations.grounds import GROUNDS, Terms
from backend.nominations.models import AwardChange, EligibilityFinding, Nomination, Submission, SubmissionPaper
from backend.organisation.aliases import bodies_of, entries_of
from backend.papers.models import PaperKind
from permissions.actor import Actor
from workflows.engine import Facts
from workflows.facts import NomineeKind
from workflows.lifecycles.nomination import LIVE, NominationState
from workflows.processes.schema import StageKind
from workflows.regulations.schema import Paper, RegulationPack

LIVE_STATES = tuple(state.value for state in LIVE)


def overlapping(first: int, last: int) -> Q:
    """Rows whose achievement years share a year with these."""
    return Q(achievement_from__lte=last, achievement_to__gte=first)


# Which kind of paper answers a row of the pack's list of papers (L22 Art 84); others are asked for by name only.
KIND_OF = {
    "to-trinh": PaperKind.LETTER,
    "bao-cao-thanh-tich": PaperKind.REPORT,
    "bien-ban-binh-xet": PaperKind.UNIT_MINUTES,
    "bien-ban-xet-khen-thuong": PaperKind.UNIT_MINUTES,
    "chung-nhan-sang-kien": PaperKind.INITIATIVE,
}


def listed() -> QuerySet[Submission]:
    """Submissions as lists show them, with the number of live rows."""
    live = Count("nominations", filter=Q(nominations__state__in=LIVE_STATES))
    rows = Submission.objects.select_related("round", "unit", "prepared_by")
    return rows.annotate(live_rows=live, all_rows=Count("nominations")).order_by("-pk")


def nominations() -> QuerySet[Nomination]:
    """Nominations as lists show them."""
    return Nomination.objects.select_related(
        "submission__round", "submission__prepared_by", "unit", "person__unit", "collective", "frozen_score"
    )


def pack_of(submission: Submission, on: date) -> Edition | None:
    """The pack it is judged by, before reception the one that a reception today would choose."""
    return submission.law or catalogue.pack_for(on, submission.unit)


def read_laws(submissions: Iterable[Submission]) -> None:
    """Read at once by which pack each received submission is judged, so that its `law` asks no more."""
    known = [one for one in submissions if one.pack_id is not None]
    chosen = catalogue.chosen_packs(Submission.kind, {one.pk for one in known})
    for one in known:
        one.read_law = chosen.get(one.pk) or one.pack


def process_of(submission: Submission, on: date) -> Edition | None:
    """The pinned process, before reception the one that a reception today would choose."""
    return submission.process or catalogue.process_edition(submission.round.process_code, on)


def pack_value_of(submission: Submission, on: date) -> RegulationPack | None:
    """The rules of the pack of a submission."""
    edition = pack_of(submission, on)
    return catalogue.pack_value(edition) if edition is not None else None


def terms_of(submission: Submission) -> Terms:
    """What a list may propose: by its law (before reception that of today), in the round's process."""
    on = submission.received_on or clock.today()
    pack, process = pack_value_of(submission, on), process_of(submission, on)
    awards = {award.code: award for award in pack.awards} if pack is not None else {}
    return Terms(awards, catalogue.process_value(process).grounds if process is not None else ())


def live_rows(submission: Submission) -> list[Nomination]:
    """The rows that still count, in their order."""
    rows = submission.nominations.select_related("person__unit", "collective", "unit")
    return list(rows.filter(state__in=LIVE_STATES).order_by("ordinal"))


def same_nominee(person: int | None, collective: int | None) -> Q | None:
    """Rows of one person or unit under any entry; None for a household: nothing says which rows are its own."""
    if person is not None:
        return Q(person__in=entries_of([person]))
    return Q(collective__in=bodies_of([collective])) if collective is not None else None


def doubled_rows(nominee: str, some: Collection[int], others: Collection[int]) -> list[str]:
    """Pairs of live rows of two entries of one nominee that are one nomination; both granted already is no pair."""
    live = Nomination.objects.filter(state__in=LIVE_STATES).select_related("submission")
    found = []
    for one in live.filter(**{f"{nominee}__in": some}).order_by("pk"):
        same = live.filter(overlapping(one.achievement_from, one.achievement_to), award=one.award, ground=one.ground)
        same = same.filter(event=one.event) if one.ground == Ground.SUDDEN else same
        for other in same.filter(**{f"{nominee}__in": others}).order_by("pk"):
            if {one.state, other.state} != {NominationState.GRANTED.value}:
                award = said(catalogue.award_label(one.award))
                found.append(f"{award}: {_place(one)} – {_place(other)}")
    return found


def _place(row: Nomination) -> str:
    return f"{row.submission.code}/{row.ordinal} {row.nominee_name}"


def submission_facts(submission: Submission, at: datetime) -> Facts:
    """What the guards of a submission's lifecycle look at."""
    on, rows = clock.day(at), live_rows(submission)
    process = process_of(submission, on)
    draft = submission.state == "draft"
    pack = pack_value_of(submission, on) if draft else None
    votes = catalogue.has_stage(process, StageKind.UNIT_VOTE)
    voted = not votes or all(row.votes_for is not None for row in rows)
    return {
        "live_rows": len(rows),
        "missing_papers": [paper.title.vi for paper in missing_papers(submission, rows, on)] if draft else [],
        "meeting_recorded": submission.meeting_on is not None and voted,
        "blocked_rows": blocked(rows, pack, on),
        "over_quota": over_quota(submission, rows) if draft else [],
        "broken_ratios": ratios.broken(submission, rows, pack),
        "ground_rows": ground_rows(rows, pack),
        "round_open": catalogue.takes_submissions(submission.round, on),
        "closes_on": submission.round.closes_on or "–",
        "has_reception": catalogue.has_stage(process, StageKind.RECEPTION),
        "granted_rows": sum(row.state == NominationState.GRANTED for row in rows),
    }


def blocked(rows: Sequence[Nomination], pack: RegulationPack | None, on: date) -> list[str]:
    """Names of the rows that fail a criterion which may block; sensitive ones never show here before appraisal."""
    judged = eligibility.judge_rows(rows, pack, on)
    failed = {
        pk for pk, results in judged.items() if any(eligibility.bars(one) and not one.sensitive for one in results)
    }
    return [f"{row.ordinal}. {row.nominee_name}" for row in rows if row.pk in failed]


def ground_rows(rows: Sequence[Nomination], pack: RegulationPack | None) -> list[str]:
    """Names of the rows whose award the law of the day does not give on their ground: it may change under a draft."""
    return [f"{row.ordinal}. {row.nominee_name}" for row in grounds.outside(rows, pack)]


def over_quota(submission: Submission, rows: Sequence[Nomination]) -> list[str]:
    """Each quota that this list would overrun, in words: which award, how many are left, how many the list asks."""
    found = quotas.overruns(submission.unit, submission.round_id, [row.award for row in rows])
    return [quotas.told(one) for one in found]


def ratios_of(submission: Submission) -> list[ratios.Counted]:
    """The shares of the law of a list, counted for its rows that count now."""
    on = submission.received_on or clock.today()
    return ratios.for_list(submission, live_rows(submission), pack_value_of(submission, on))


def required_papers(submission: Submission, rows: Sequence[Nomination], on: date) -> list[Paper]:
    """The papers that the pack asks for the rows of the list, each once; fewer where a simplified case was chosen.

    A case for one ground shortens nothing for the rows on another.
    """
    pack = pack_value_of(submission, on)
    if pack is None:
        return []
    simplified, asked = procedures.chosen(submission), set[str]()
    for row in rows:
        wanted = {paper.code for paper in pack.papers if asked_of(paper, row)}
        short = simplified is not None and simplified.case.speaks_of(GROUNDS[row.ground])
        asked |= wanted & set(simplified.case.papers) if simplified is not None and short else wanted
    return [paper for paper in pack.papers if paper.code in asked]


def asked_of(paper: Paper, row: Nomination) -> bool:
    """Whether a paper is asked for a row's award, kind of nominee and ground."""
    return paper.speaks_of(row.award, NomineeKind(row.nominee_kind), GROUNDS[row.ground])


def missing_papers(submission: Submission, rows: Sequence[Nomination], on: date) -> list[Paper]:
    """Required papers that are not there and whose row may block."""
    return [paper for paper in absent_papers(submission, rows, on) if paper.status.blocks]


def absent_papers(submission: Submission, rows: Sequence[Nomination], on: date) -> list[Paper]:
    """Papers of the pack that are not there, whether their row may block or not.

    A certificate of initiative is never asked for here: the criterion itself says whether one is needed. One report
    for the whole list stands for the reports of its rows.
    """
    there: dict[str, set[int | None]] = defaultdict(set)
    for kind, nomination in submission.papers.values_list("paper__kind", "nomination_id"):
        there[kind].add(nomination)
    if submission.letter_number and submission.letter_date:
        there[PaperKind.LETTER].add(None)
    wanted = required_papers(submission, rows, on)
    return [paper for paper in wanted if not _answered(paper, rows, there[KIND_OF.get(paper.code, PaperKind.OTHER)])]


def _answered(paper: Paper, rows: Sequence[Nomination], there: set[int | None]) -> bool:
    if KIND_OF.get(paper.code) in (None, PaperKind.INITIATIVE) or None in there:
        return True
    if not paper.per_nominee:
        return bool(there)
    return all(row.pk in there for row in rows if asked_of(paper, row))


def waiting_changes() -> QuerySet[AwardChange]:
    """Proposed changes of award that the unit has not answered and nobody has taken back."""
    return AwardChange.objects.filter(consent__isnull=True, withdrawn_at__isnull=True)


def waiting_change(nomination: Nomination) -> AwardChange | None:
    """The change that waits for this nomination's unit."""
    return waiting_changes().filter(nomination=nomination).first()


def papers_of(submission: Submission) -> QuerySet[SubmissionPaper]:
    """The papers of a submission, oldest first."""
    return submission.papers.select_related("paper", "nomination").prefetch_related("paper__checks").order_by("pk")


def history(row: Nomination) -> QuerySet[AwardRecord]:
    """What the nominee was given before, newest first."""
    mine = AwardRecord.objects.filter(COUNTS)
    if row.person_id is not None:
        return mine.filter(person__in=entries_of([row.person_id]))
    return mine.filter(unit__in=bodies_of([row.collective_id])) if row.collective_id is not None else mine.none()


def findings_for(
    rows: Sequence[Nomination], at: datetime, *, drafts_too: bool = True
) -> dict[int, list[EligibilityFinding]]:
    """Each row's newest findings: as they were kept; computed now by today's pack for drafts, if they are wanted."""
    drafts = [row for row in rows if row.state == NominationState.DRAFT and drafts_too]
    found: dict[int, list[EligibilityFinding]] = {row.pk: [] for row in rows}
    on = clock.day(at)
    judged: dict[int, Any] = {}
    for submission in {row.submission_id: row.submission for row in drafts}.values():
        listed = [row for row in drafts if row.submission_id == submission.pk]
        judged |= eligibility.judge_rows(listed, pack_value_of(submission, on), on)
    for row in drafts:
        found[row.pk] = [eligibility.as_row(row, result, at, "now") for result in judged[row.pk]]
    begun = [row.pk for row in rows if row.state != NominationState.DRAFT]
    return found | newest_findings(begun)


def newest_findings(keys: Sequence[int]) -> dict[int, list[EligibilityFinding]]:
    """What the newest check of each of these nominations found; one query."""
    found: dict[int, list[EligibilityFinding]] = {key: [] for key in keys}
    for finding in EligibilityFinding.objects.filter(nomination__in=keys).select_related("nomination").order_by("pk"):
        mine = found[finding.nomination_id]
        if mine and (mine[0].checked_at, mine[0].occasion) != (finding.checked_at, finding.occasion):
            mine.clear()
        mine.append(finding)
    return found


def readable(actor: Actor, rows: QuerySet[Nomination]) -> frozenset[int]:
    """Which of the rows the actor may open: a list links no page that would then say it does not exist."""
    return frozenset(visible(rows, actor, "nomination.view").values_list("pk", flat=True))


def verdict(findings: Sequence[EligibilityFinding]) -> str:
    """The weightiest answer of a row: fail, not_enough_data, to_confirm or pass; empty when nothing was asked."""
    outcomes = {finding.outcome for finding in findings if not finding.detail.get("informs")}
    return next((outcome.value for outcome in eligibility.ORDER if outcome in outcomes), "")


def counts(submission: Submission) -> dict[str, Any]:
    """How many rows of each kind and award, for the head of a list."""
    rows = submission.nominations.filter(state__in=LIVE_STATES).values_list("nominee_kind", "award")
    people = sum(kind == "individual" for kind, _award in rows)
    return {"individuals": people, "others": len(rows) - people}
