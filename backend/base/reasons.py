"""The catalogue of sentences: a reason's code and data become what a person reads, and what to do next."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from backend.base.sentences import ALL
from permissions.acts import ACTS
from permissions.acts import label as act_label
from permissions.matrix import MATRIX
from permissions.reach import BY_AWARDING_BODY
from permissions.roles import LABELS, Role
from workflows.engine import Label, Reason
from workflows.facts import PendingKind
from workflows.labels import LABELS as SETS
from workflows.labels import group_label
from workflows.lifecycles import BY_CODE
from workflows.sentences import REASONS as RULES


@dataclass(frozen=True, slots=True)
class Told:
    """A reason in the reader's language."""

    code: str
    says: str
    next: str


def said(label: Label) -> str:
    """A two-language label in the reader's language; Vietnamese unless English is asked for."""
    return label.en if (get_language() or "vi").startswith("en") else label.vi


def _state_wrong(data: Mapping[str, Any]) -> dict[str, str]:
    lifecycle = BY_CODE[data["lifecycle"]]
    needs = ", ".join(f"“{said(lifecycle.label(state))}”" for state in data["needs"])
    return {"act": said(act_label(data["act"])), "state": said(lifecycle.label(data["state"])), "needs": needs}


def _holder(role: Role, act: str) -> str:
    """The role, and of which body where the act belongs to the one that awards."""
    name = said(LABELS[role])
    if MATRIX[role].get(act) not in BY_AWARDING_BODY:
        return name
    return _("%(role)s của cơ quan mở đợt xét") % {"role": name}


def _who_may(data: Mapping[str, Any]) -> dict[str, str]:
    who = ", ".join(_holder(Role(role), str(data.get("act") or "")) for role in data.get("who_may", ()))
    return {"who": who or "–", "act": said(act_label(data["act"])) if data.get("act") else ""}


def _listed(name: str) -> Callable[[Mapping[str, Any]], dict[str, str]]:
    def words(data: Mapping[str, Any]) -> dict[str, str]:
        value = data.get(name) or ()
        items = [str(v) for v in value] if isinstance(value, list | tuple | set | frozenset) else [str(value)]
        return {name: ", ".join(items[:10]) + ("…" if len(items) > 10 else "")}

    return words


def _group_named(data: Mapping[str, Any]) -> dict[str, str]:
    return {"group": said(group_label(data["group"]))}


def _matter_named(data: Mapping[str, Any]) -> dict[str, str]:
    label = SETS[PendingKind].get(data["matter"])
    words = said(label) if label is not None else str(data["matter"])  # findings word their matters themselves
    return {"matter": words[:1].lower() + words[1:]}


def _act_named(data: Mapping[str, Any]) -> dict[str, str]:
    return {"act": said(act_label(data["act"]))}


def _acts_named(data: Mapping[str, Any]) -> dict[str, str]:
    return {"acts": ", ".join(said(act_label(act)) if act in ACTS else act for act in data["acts"])}


def _faults_named(data: Mapping[str, Any]) -> dict[str, str]:
    said_of = (tell(Reason(f"question_set.{f['code']}", f)).says for f in data.get("faults") or ())
    return {"faults": "; ".join(list(said_of)[:10])}


WORDS: dict[str, Callable[[Mapping[str, Any]], dict[str, str]]] = {
    "achievement_report.faulty": _listed("faulty"),
    "achievement_report.incomplete": _listed("empty"),
    "achievement_report.unsettled": _listed("beside"),
    "ballot.incomplete": _listed("ordinals"),
    "ballot.not_entitled": _listed("ordinals"),
    "ballot.twice": _listed("ordinals"),
    "delegation.cannot_hand_on": _acts_named,
    "decision.no_departure": _listed("names"),
    "decision.no_such_row": _listed("rows"),
    "decision.rows_not_ready": _listed("names"),
    "emulation_scheme.faults": _listed("faults"),
    "emulation_sheet.block_missing": _listed("no_block"),
    "emulation_sheet.council_missing": _listed("no_council"),
    "emulation_sheet.self_missing": _listed("no_self"),
    "emulation_sheet.targets_missing": _listed("no_target"),
    "emulation_year.unsettled": _listed("unsettled"),
    "index.petitions_waiting": _listed("units"),
    "index.unfinished": _listed("units"),
    "initiative.parts_missing": _listed("parts_missing"),
    "initiative_session.contradiction": _listed("criteria"),
    "initiative_session.counts_missing": _listed("uncounted"),
    "initiative_session.marks_missing": _listed("criteria"),
    "inspection.names_person": _listed("names"),
    "matter_not_known": _matter_named,
    "matter_pending": _matter_named,
    "permission.not_stage_owner": _who_may,
    "permission.out_of_reach": _who_may,
    "row_confirmation.stands_later": _listed("editions"),
    "score_sheet.difference_unexplained": _listed("leaves"),
    "score_sheet.appraisal_incomplete": _listed("leaves_without_appraisal"),
    "score_sheet.other_group": _group_named,
    "score_sheet.other_area": _listed("areas"),
    "score_sheet.self_incomplete": _listed("leaves_without_self"),
    "score_sheet.unanswered": _listed("leaves_unanswered"),
    "scoring_round.unfinished": _listed("units"),
    "session.minutes_unsigned": _listed("unsigned_by"),
    "session.not_a_seat": _listed("people"),
    "session.recusals_open": _listed("recusals_open"),
    "stage.fails_criteria": _listed("criteria"),
    "stage.guards_unmet": _listed("unmet"),
    "stage.no_such_return": _listed("targets"),
    "stage.worked_elsewhere": _act_named,
    "state.wrong": _state_wrong,
    "submission.blocked_rows": _listed("blocked_rows"),
    "submission.missing_papers": _listed("missing_papers"),
    "decision.departure_unreasoned": _listed("unreasoned"),
    "decision.grounds_unconfirmed": _listed("unconfirmed"),
    "question_set.faulty": _faults_named,
    "quota.full": _listed("over_quota"),
    "submission.grounds_not_in_law": _listed("ground_rows"),
    "submission.over_quota": _listed("over_quota"),
    "submission.share_not_kept": _listed("broken_ratios"),
    "unit.has_units": _listed("units"),
    "unit.people_left": _listed("people"),
    "unit_change.edited": _listed("units"),
    "unit_change.later": _listed("changes"),
    "unit_change.people_moved": _listed("people"),
    "unit_change.roles_changed": _listed("people"),
    "unit_change.service_changed": _listed("people"),
    "unit_change.things_since": _listed("things"),
    "workbook.columns_double": _listed("columns"),
    "workbook.columns_missing": _listed("columns"),
    "workbook.not_a_choice": _listed("choices"),
}


def _nothing(_data: Mapping[str, Any]) -> dict[str, str]:
    return {}


def tell(reason: Reason) -> Told:
    """The reason as sentences in the active language; an unknown code is a programming fault (KeyError)."""
    words = {k: str(v) for k, v in reason.data.items()} | WORDS.get(reason.code, _nothing)(reason.data)
    if reason.code not in ALL:
        return Told(reason.code, said(RULES[reason.code]).format(**words), "")
    sentence = ALL[reason.code]
    return Told(reason.code, str(sentence.says).format(**words), str(sentence.next).format(**words))


def sentence(reason: Reason) -> str:
    """The reason and what to do next as one text, for pages."""
    told = tell(reason)
    return f"{told.says} {told.next}".strip()
