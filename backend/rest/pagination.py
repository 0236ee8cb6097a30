"""Pages of lists: cursors on the primary key or a given order, never a count of everything."""

from __future__ import annotations

import binascii
from typing import Any

from django.utils.translation import gettext as _
from rest_framework.exceptions import ErrorDetail, NotFound, ValidationError
from rest_framework.pagination import CursorPagination
from rest_framework.request import Request


class Pages(CursorPagination):
    """50 rows by default, 200 at most (`?page_size=`); `?cursor=` goes on where a page ended."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
    ordering = "-pk"

    def get_page_size(self, request: Request) -> int:
        """The size that was asked; raises ValidationError when it is no number from 1 to 200."""
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if asked.isascii() and asked.isdecimal() and len(asked) < 6 and 1 <= int(asked) <= self.max_page_size:
            return int(asked)
        text = _("Số dòng mỗi trang phải từ 1 đến %(most)s.") % {"most": self.max_page_size}
        raise ValidationError({self.page_size_query_param: [ErrorDetail(text, code="page_size")]})

    def decode_cursor(self, request: Request) -> Any:
        """The place to go on from; raises ValidationError for what is no cursor of ours."""
        try:
            return super().decode_cursor(request)
        except (NotFound, binascii.Error, ValueError) as bad:
            text = _("Con trỏ trang không đúng; lấy lại từ trường “next” hoặc “previous”.")
            raise ValidationError({self.cursor_query_param: [ErrorDetail(text, code="cursor")]}) from bad

    def get_schema_operation_parameters(self, view: Any) -> list[dict[str, Any]]:
        """The limits as the document tells them."""
        found = super().get_schema_operation_parameters(view)
        for row in found:
            if row["name"] == self.page_size_query_param:
                row["schema"] = {"type": "integer", "minimum": 1, "maximum": self.max_page_size}
        return found
