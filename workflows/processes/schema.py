"""What a process consists of: stages with owner, alternate, clock, papers and what follows; kinds are closed."""

from dataclasses import dataclass
from enum import StrEnum

from workflows.basis import Status
from workflows.engine import Label
from workflows.facts import Ground
from workflows.rules.deadlines import Clock


class StageKind(StrEnum):
    """Everything a stage can be; code knows how to run each, data says in which order."""

    INTERNAL_MEETING = "internal_meeting"
    UNIT_VOTE = "unit_vote"
    HEAD_SIGNATURE = "head_signature"
    RECEPTION = "reception"
    APPRAISAL = "appraisal"
    CONSULTATION = "consultation"
    PUBLICATION = "publication"
    COUNCIL = "council"
    SUBMISSION_LETTER = "submission_letter"
    DECISION = "decision"
    NUMBERING = "numbering"
    ISSUING = "issuing"
    FORWARDING = "forwarding"
    RECORDING_HIGHER_DECISION = "recording_higher_decision"


class Role(StrEnum):
    """Roles that can own a stage, by the names of the permission table."""

    PREPARER = "preparer"
    UNIT_HEAD = "unit_head"
    RECEPTION_OFFICER = "reception_officer"
    APPRAISER = "appraiser"
    COUNCIL_MEMBER = "council_member"
    SECRETARY = "secretary"
    CHAIR = "chair"
    SIGNATORY = "signatory"
    RECORDS_CLERK = "records_clerk"
    CERTIFICATE_OFFICER = "certificate_officer"
    ACCOUNTANT = "accountant"
    AUDITOR = "auditor"
    ADMINISTRATOR = "administrator"
    SUPERVISOR = "supervisor"
    PERSONNEL_OFFICER = "personnel_officer"


class Place(StrEnum):
    """Which unit a holder sits in, seen from the submission."""

    UNIT = "unit"
    SUPERIOR = "superior"
    APPRAISING = "appraising"
    AWARDING = "awarding"
    CONSULTED = "consulted"


class StagePaper(StrEnum):
    """Papers a stage needs or makes."""

    UNIT_MINUTES = "unit_minutes"
    NOMINEE_LIST = "nominee_list"
    ACHIEVEMENT_REPORT = "achievement_report"
    SUBMISSION_LETTER = "submission_letter"
    RECEIPT_SLIP = "receipt_slip"
    APPRAISAL_REPORT = "appraisal_report"
    OPINION = "opinion"
    PUBLICATION_NOTICE = "publication_notice"
    COUNCIL_MINUTES = "council_minutes"
    TALLY_SHEET = "tally_sheet"
    DRAFT_DECISION = "draft_decision"
    DECISION = "decision"
    FORWARDING_LETTER = "forwarding_letter"
    HIGHER_DECISION = "higher_decision"


class StageGuard(StrEnum):
    """Questions that must be answered yes before the stage can end.

    `every_row_settled`: votes are recorded on every row of the list that still counts; a stage without a vote settles
    its row by ending. `rules_adopted`: the law of the list knows a rule for the vote; that a rule of unsettled status
    is adopted before a council votes by it is asked when the vote opens.
    """

    PAPERS_COMPLETE = "papers_complete"
    MINUTES_SIGNED = "minutes_signed"
    EVERY_ROW_SETTLED = "every_row_settled"
    QUORUM_MET = "quorum_met"
    RULES_ADOPTED = "rules_adopted"
    SIGNED_BEFORE_NUMBER = "signed_before_number"
    NUMBERED_BEFORE_SEAL = "numbered_before_seal"
    PROOF_LIST_CONFIRMED = "proof_list_confirmed"


class Audience(StrEnum):
    """Who sees a list that is made known (công khai): the unit, unless the law or the office's rule says the public."""

    UNIT = "unit"
    PUBLIC = "public"


class Silence(StrEnum):
    """What it means when a consulted body has not answered by its deadline."""

    WAITS = "waits"
    NO_OPINION = "no_opinion"


FROM_AWARD = "award"


@dataclass(frozen=True)
class Holder:
    """Who stands in: a role at a place; `deputy` means another holder of the same role."""

    role: Role
    unit: Place
    deputy: bool = False


@dataclass(frozen=True)
class Stage:
    """One step. `next` names what follows; a stage without it must be `final`.

    Stages of one `parallel_group` start together and must all end before what follows. `vote_rule` names a rule of the
    pack, or is "award": each award's own. `independent` turns on the wider recusal grounds.

    Of a publication: `days` working days it is shown (0: those of its clock), to which `audience`, and for how many
    days after it `keep_comments`.
    Of a consultation: the codes of the units `consulted` (none: whoever asks chooses), the `question`, and what their
    `silence` means; silence waits unless a rule was read that says otherwise.
    """

    code: str
    kind: StageKind
    title: Label
    owner_role: Role
    owner_unit: Place
    alternate: Holder
    clock: Clock
    next: tuple[str, ...] = ()
    final: bool = False
    papers: tuple[StagePaper, ...] = ()
    guards: tuple[StageGuard, ...] = ()
    vote_rule: str = ""
    returns_to: tuple[str, ...] = ()
    max_returns: int = 0
    parallel_group: str = ""
    independent: bool = False
    days: int = 0
    audience: Audience = Audience.UNIT
    keep_comments: int = 30
    consulted: tuple[str, ...] = ()
    question: str = ""
    silence: Silence = Silence.WAITS
    basis: str = ""
    source: str = ""
    status: Status = Status.UNCONFIRMED
    note: str = ""


@dataclass(frozen=True)
class Process:
    """The ordered stages for a family of awards at one level."""

    code: str
    version: int
    title: Label
    awards: tuple[str, ...]
    grounds: tuple[Ground, ...]
    basis: str
    source: str
    status: Status
    stages: tuple[Stage, ...]
    internal: bool = False
    note: str = ""
