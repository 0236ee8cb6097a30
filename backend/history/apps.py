"""Registers the app with Django."""

from django.apps import AppConfig


class HistoryConfig(AppConfig):
    """Award history of people and units; eligibility reads it, nominations add to it."""

    name = "backend.history"

    def ready(self) -> None:
        """Declare the acts."""
        from backend.history import (
            deciding,
            fact_workbooks,
            facts,
            initiative_workbook,
            reorganising,
            services,
            undoing,
            workbook,
        )
        from backend.workbooks.declaring import register

        assert services
        assert facts
        assert undoing
        assert reorganising
        assert deciding
        register(workbook.RecordsWorkbook())
        for made in (*fact_workbooks.ALL, initiative_workbook.BOOK):
            register(made)
