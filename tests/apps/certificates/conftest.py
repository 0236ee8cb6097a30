"""The awarding body of the certificate tests."""

import pytest

from tests.support.awards import Cabinet, make_cabinet


@pytest.fixture
def cabinet(db: None) -> Cabinet:
    return make_cabinet()
