"""The lifecycles of the product, one file each; `ALL` is the only list of them."""

from workflows.engine import Lifecycle
from workflows.lifecycles.certificate import CERTIFICATE
from workflows.lifecycles.decision import DECISION
from workflows.lifecycles.index_petition import INDEX_PETITION
from workflows.lifecycles.nomination import NOMINATION
from workflows.lifecycles.reform_task import REFORM_TASK
from workflows.lifecycles.score_sheet import SCORE_SHEET
from workflows.lifecycles.session import SESSION
from workflows.lifecycles.stage import STAGE
from workflows.lifecycles.submission import SUBMISSION
from workflows.lifecycles.what_if import WHAT_IF
from workflows.lifecycles.workbook import WORKBOOK

ALL: tuple[Lifecycle, ...] = (
    REFORM_TASK,
    SCORE_SHEET,
    INDEX_PETITION,
    WHAT_IF,
    SUBMISSION,
    NOMINATION,
    STAGE,
    SESSION,
    DECISION,
    CERTIFICATE,
    WORKBOOK,
)
BY_CODE = {lifecycle.code: lifecycle for lifecycle in ALL}
