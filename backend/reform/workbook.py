"""The tasks of a year as a workbook: who leads them, what sets them, until when, what they feed."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from django.urls import reverse

from backend.acts.doing import Doing
from backend.base.scopes import visible
from backend.organisation.models import Unit
from backend.reform.models import ReformTask
from backend.reform.workbook_checks import Checking
from backend.reform.workbook_saving import PLAIN, save_rows
from backend.workbooks.columns import Column, Kind
from backend.workbooks.declaring import Cells, Context, Key, NoSuchContext, Row, Workbook, register
from permissions.actor import Actor
from permissions.check import scope
from workflows.engine import Label
from workflows.lifecycles.reform_task import KIND_LABELS, REFORM_TASK

BATCH = 500
COLUMNS = (
    Column("code", Label("Mã nhiệm vụ", "Task code"), Kind.CODE, key=True, limit=60, width=16),
    Column("title", Label("Nội dung nhiệm vụ", "Task"), required=True, limit=400, width=50),
    Column("lead_unit", Label("Đơn vị chủ trì", "Lead unit"), Kind.CODE, required=True, limit=250, width=22,
           help=Label("Mã hoặc tên đơn vị như trong danh mục tổ chức.", "Code or name of the unit.")),
    Column("cooperating_units", Label("Đơn vị phối hợp", "Cooperating units"), Kind.CODE, limit=2000, width=22,
           help=Label("Mã hoặc tên, nhiều đơn vị cách nhau bằng dấu chấm phẩy.", "Codes or names, with semicolons.")),
    Column("division", Label("Phòng phụ trách", "Division"), limit=200, width=22),
    Column("product", Label("Sản phẩm", "Product"), limit=400, width=30),
    Column("deadline", Label("Hạn hoàn thành", "Deadline"), Kind.DATE, width=14),
    Column("area", Label("Lĩnh vực", "Area"), limit=40),
    Column("leaf", Label("Mã tiêu chí thành phần", "Criterion"), Kind.CODE, limit=60,
           help=Label("Kết quả nhiệm vụ được tính vào tiêu chí này.", "The criterion that the task feeds.")),
    Column("document_number", Label("Số, ký hiệu văn bản giao", "Document number"), Kind.CODE, required=True, limit=80),
    Column("document_issuer", Label("Cơ quan ban hành", "Issuer"), required=True, limit=200, width=26),
    Column("document_issued_on", Label("Ngày ban hành", "Issued on"), Kind.DATE, required=True, width=14),
    Column("document_title", Label("Trích yếu văn bản", "Document title"), limit=400, width=40,
           help=Label("Chỉ cần khi văn bản chưa có trong hệ thống.", "Needed for a document not yet known.")),
    Column("task_kind", Label("Loại nhiệm vụ", "Kind of task"), Kind.CHOICE, width=16,
           choices=tuple((kind.value, label.vi) for kind, label in KIND_LABELS.items()),
           help=Label("Để trống là có thời hạn.", "Empty: with a deadline.")),
    Column("plan", Label("Mã kế hoạch", "Plan code"), Kind.CODE, limit=60,
           help=Label("Nhiệm vụ của kế hoạch đã ban hành chỉ sửa bằng điều chỉnh kế hoạch.", "Adjust an issued plan.")),
    Column("state", Label("Tình trạng", "State"), shown=True),
)  # fmt: skip


class TaskWorkbook(Workbook):
    """Tasks of one year in the reader's scope; new ones are assigned, known ones changed."""

    code: ClassVar[str] = "tasks"
    title: ClassVar[Label] = Label("Nhiệm vụ cải cách hành chính", "Reform tasks")
    act: ClassVar[str] = "reform_task.create"

    def context(self, actor: Actor, key: str) -> Context:
        """The year."""
        if not (key.isdecimal() and len(key) == 4 and 2000 <= int(key) <= 2100):
            raise NoSuchContext(key)
        if scope(actor, "reform_task.view").empty:
            raise NoSuchContext(key)
        back = f"{reverse('reform:tasks')}?year={key}"
        return Context(actor, key, f"Năm {key}", back=back, data={"year": int(key)})

    def columns(self, context: Context) -> Sequence[Column]:
        """The same every year."""
        return COLUMNS

    def existing(self, context: Context, keys: Collection[Key] | None) -> Iterable[Cells]:
        """The tasks of the year that the person sees; two queries for each batch."""
        rows = visible(ReformTask.objects.filter(year=context.data["year"]), context.actor, "reform_task.view")
        if keys is not None:
            rows = rows.filter(code__in=[key[0] for key in keys])
        related = (
            rows.select_related("lead_unit", "document", "plan").prefetch_related("cooperating_units").order_by("code")
        )
        for task in related.iterator(chunk_size=BATCH):
            yield cells_of(task)

    def check(self, context: Context, rows: Sequence[Row]) -> None:
        """Units and documents must be known, within reach and within their time; codes free; ended tasks stay."""
        Checking(context, rows).run()

    def hold(self, doing: Doing, context: Context, rows: Sequence[Row]) -> None:
        """Lock the tasks that are already there."""
        doing.lock_all(ReformTask.objects.filter(code__in=[row.get("code") for row in rows]))

    def save(self, doing: Doing, context: Context, rows: Iterator[Row]) -> None:
        """Assign the new tasks and change the known ones, batch by batch."""
        batch: list[Row] = []
        for row in rows:
            batch.append(row)
            if len(batch) == BATCH:
                save_rows(doing, context, batch)
                batch = []
        if batch:
            save_rows(doing, context, batch)

    def example(self, context: Context) -> Sequence[Mapping[str, str]]:
        """Two tasks with a fault each: a day that is none, and a unit that is none."""
        year, unit = context.key, Unit.objects.order_by("path").first()
        shared = {
            "lead_unit": unit.code if unit else "", "document_number": "01/KH-VD", "document_issuer": "Cơ quan ví dụ",
            "document_issued_on": f"05/01/{year}", "document_title": "Kế hoạch cải cách hành chính (ví dụ)",
        }  # fmt: skip
        wrong_unit = {"lead_unit": "Sở Không Có Thật"}
        rows: Sequence[tuple[str, str, str, dict[str, str]]]
        rows = (("01", "Rà soát thủ tục hành chính (ví dụ)", f"31/02/{year}", {}),
                ("02", "Công bố danh mục thủ tục (ví dụ)", f"30/06/{year}", wrong_unit),
                ("03", "Tập huấn cán bộ một cửa (ví dụ)", f"30/09/{year}", {}))  # fmt: skip
        return [
            {"code": f"VD-{year}-{number}", "title": title, **shared, "deadline": day, **wrong}
            for number, title, day, wrong in rows
        ]


def cells_of(task: ReformTask) -> dict[str, Any]:
    """A task as a row of the workbook; needs its lead unit, document and cooperating units."""
    document = task.document
    return {
        "code": task.code, **{name: getattr(task, name) or None for name in PLAIN},
        "lead_unit": task.lead_unit.code,
        "cooperating_units": "; ".join(sorted(unit.code for unit in task.cooperating_units.all())) or None,
        "document_number": document.number, "document_issuer": document.issuer,
        "document_issued_on": document.issued_on, "document_title": document.title,
        "state": REFORM_TASK.label(task.state).vi, "task_kind": task.task_kind,
        "plan": task.plan.code if task.plan else None,
        "ended": task.state in REFORM_TASK.final, "issued": task.plan is not None and task.plan.state != "draft",
    }  # fmt: skip


register(TaskWorkbook())
