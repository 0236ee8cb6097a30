"""Registers the app with Django."""

from django.apps import AppConfig


class OrganisationConfig(AppConfig):
    """Units, people and the roles they hold; turns a login into an actor."""

    name = "backend.organisation"

    def ready(self) -> None:
        """Answer the REST layer's question who stands behind a login; declare the acts of the register."""
        from backend.organisation.actors import actor_for
        from backend.rest.actors import answered_by

        answered_by(actor_for)
        from backend.organisation import changing, merging, passwords, registering, workbook
        from backend.workbooks.declaring import register

        passwords.remember()
        assert registering
        assert merging
        assert changing
        register(workbook.UnitsWorkbook())
        register(workbook.PeopleWorkbook())
