"""The nominations' fixtures: a round, a department, a list ready to be submitted."""

from backend.paper_dossiers import services  # noqa: F401  registers the acts
from tests.apps.nominations.conftest import (  # noqa: F401
    add,
    head,
    monday,
    pdf,
    preparer,
    ready,
    round_,
    store,
    stranger,
    submission,
)
