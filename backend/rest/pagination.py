"""Pages of lists: cursors on the primary key or a given order, never a count of everything."""

from rest_framework.pagination import CursorPagination


class Pages(CursorPagination):
    """50 rows by default, 200 at most; `?page_size=` beyond that is cut, `?cursor=` goes on."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
    ordering = "-pk"
