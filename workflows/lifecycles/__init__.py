"""The lifecycles of the product, one file each; `ALL` is the only list of them."""

from workflows.engine import Lifecycle
from workflows.lifecycles.achievement_report import ACHIEVEMENT_REPORT
from workflows.lifecycles.award_record import AWARD_RECORD
from workflows.lifecycles.candidate_question import CANDIDATE_QUESTION
from workflows.lifecycles.certificate import CERTIFICATE
from workflows.lifecycles.complaint import COMPLAINT
from workflows.lifecycles.covenant_party import COVENANT_PARTY
from workflows.lifecycles.criteria_draft import CRITERIA_DRAFT
from workflows.lifecycles.data_request import DATA_REQUEST
from workflows.lifecycles.decision import DECISION
from workflows.lifecycles.delay_notice import DELAY_NOTICE
from workflows.lifecycles.emulation_scheme import EMULATION_SCHEME
from workflows.lifecycles.emulation_sheet import EMULATION_SHEET
from workflows.lifecycles.emulation_year import EMULATION_YEAR
from workflows.lifecycles.exemplar import EXEMPLAR
from workflows.lifecycles.fact import FACTS
from workflows.lifecycles.finding import FINDING
from workflows.lifecycles.index_petition import INDEX_PETITION
from workflows.lifecycles.initiative import INITIATIVE
from workflows.lifecycles.initiative_session import INITIATIVE_SESSION
from workflows.lifecycles.inspection import INSPECTION
from workflows.lifecycles.inspection_plan import INSPECTION_PLAN
from workflows.lifecycles.matter import MATTER
from workflows.lifecycles.movement import MOVEMENT
from workflows.lifecycles.nomination import NOMINATION
from workflows.lifecycles.opinion import OPINION
from workflows.lifecycles.paper_dossier import PAPER_DOSSIER
from workflows.lifecycles.plan import PLAN
from workflows.lifecycles.process_draft import PROCESS_DRAFT
from workflows.lifecycles.question_set import QUESTION_SET
from workflows.lifecycles.reform_task import REFORM_TASK
from workflows.lifecycles.registration import REGISTRATION
from workflows.lifecycles.row_confirmation import ROW_CONFIRMATION
from workflows.lifecycles.score_sheet import SCORE_SHEET
from workflows.lifecycles.scoring_round import SCORING_ROUND
from workflows.lifecycles.session import SESSION
from workflows.lifecycles.stage import STAGE
from workflows.lifecycles.submission import SUBMISSION
from workflows.lifecycles.survey import SURVEY
from workflows.lifecycles.task_extension import TASK_EXTENSION
from workflows.lifecycles.unit_report import UNIT_REPORT
from workflows.lifecycles.what_if import WHAT_IF
from workflows.lifecycles.workbook import WORKBOOK

ALL: tuple[Lifecycle, ...] = (
    PLAN,
    REFORM_TASK,
    TASK_EXTENSION,
    UNIT_REPORT,
    INSPECTION_PLAN,
    INSPECTION,
    FINDING,
    DELAY_NOTICE,
    QUESTION_SET,
    SURVEY,
    SCORING_ROUND,
    CRITERIA_DRAFT,
    SCORE_SHEET,
    INDEX_PETITION,
    WHAT_IF,
    MOVEMENT,
    REGISTRATION,
    COVENANT_PARTY,
    EMULATION_SCHEME,
    EMULATION_YEAR,
    EMULATION_SHEET,
    MATTER,
    INITIATIVE,
    INITIATIVE_SESSION,
    CANDIDATE_QUESTION,
    PAPER_DOSSIER,
    EXEMPLAR,
    SUBMISSION,
    NOMINATION,
    ACHIEVEMENT_REPORT,
    STAGE,
    PROCESS_DRAFT,
    OPINION,
    DATA_REQUEST,
    SESSION,
    DECISION,
    CERTIFICATE,
    COMPLAINT,
    AWARD_RECORD,
    *FACTS,
    ROW_CONFIRMATION,
    WORKBOOK,
)
BY_CODE = {lifecycle.code: lifecycle for lifecycle in ALL}
