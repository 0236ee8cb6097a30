"""Workbooks over REST: what is declared, templates, uploads with their preview; confirming is a POST on the upload."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.urls import path
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import action
from rest_framework.exceptions import NotFound
from rest_framework.parsers import JSONParser, MultiPartParser
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from backend.base.reasons import said
from backend.rest.actors import actor
from backend.rest.views import SubjectViewSet, chosen
from backend.workbooks.declaring import REGISTER, NoSuchContext, Status
from backend.workbooks.models import Upload
from backend.workbooks.opening import XLSX
from backend.workbooks.presenting import row_json, row_shown
from backend.workbooks.serializers import ColumnSerializer, UploadRowSerializer, UploadSerializer
from backend.workbooks.staging import context_of, read_on
from backend.workbooks.writing import download, rows_book

STATUSES = {status.name.lower(): status for status in Status}


class UploadViewSet(SubjectViewSet):
    """Uploaded workbooks (bảng tính tải lên): send, look at the preview, confirm or drop."""

    queryset = Upload.objects.all()
    serializer_class = UploadSerializer
    view_act = "workbook.view"
    create_act = "workbook.upload"
    filterset_fields = ("state", "workbook", "context_key")
    parser_classes = (MultiPartParser, JSONParser)

    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """One upload; while its file is not read to the end, each look reads on."""
        found: Upload = self.get_object()
        return self._shown(read_on(found, actor(request)) if found.state == "waiting" else found)

    @extend_schema(
        parameters=[OpenApiParameter("status", str, enum=sorted(STATUSES))],
        responses=UploadRowSerializer(many=True),
        filters=False,
    )
    @action(detail=True, methods=["get"])
    def rows(self, request: Request, pk: str = "") -> Response:
        """The rows of the preview, faulty ones first, with each cell's faults and changes."""
        upload: Upload = self.get_object()
        columns = REGISTER[upload.workbook].columns(context_of(upload, actor(request)))
        wanted = chosen(request, "status", sorted(STATUSES))
        found = upload.rows.filter(status=STATUSES[wanted]) if wanted else upload.rows.all()
        page = self.paginate_queryset(found)
        return self.get_paginated_response([row_json(row_shown(upload, columns, kept)) for kept in page or ()])


class WorkbookColumns(APIView):
    """The columns of a workbook."""

    permission_classes = (IsAuthenticated,)

    @extend_schema(responses=ColumnSerializer(many=True))
    def get(self, request: Request, code: str, key: str) -> Response:
        """What the workbook holds, column by column."""
        kind, context = _about(request, code, key)
        data = [
            {
                "code": c.code, "label": said(c.label), "kind": c.kind.value, "required": c.needed, "key": c.key,
                "shown": c.shown, "choices": [label for _code, label in c.choices],
            }
            for c in kind.columns(context)
        ]  # fmt: skip
        return Response(data)


class WorkbookTemplate(APIView):
    """The workbook as a file: a template filled with the rows as they stand."""

    permission_classes = (IsAuthenticated,)

    @extend_schema(responses={(200, XLSX): OpenApiTypes.BINARY})
    def get(self, request: Request, code: str, key: str) -> HttpResponse:
        """The .xlsx file."""
        kind, context = _about(request, code, key)
        book = rows_book(kind.columns(context), kind.existing(context, None), kind.title.vi)
        return download(book, f"{code}-{key}.xlsx")


def _about(request: Request, code: str, key: str) -> tuple[Any, Any]:
    try:
        return REGISTER[code], REGISTER[code].context(actor(request), key)
    except (KeyError, NoSuchContext) as gone:
        raise NotFound from gone


ROUTES = [("uploads", UploadViewSet)]
urlpatterns = [
    path("workbooks/<slug:code>/<slug:key>/columns/", WorkbookColumns.as_view(), name="workbook-columns"),
    path("workbooks/<slug:code>/<slug:key>/template/", WorkbookTemplate.as_view(), name="workbook-template"),
]
