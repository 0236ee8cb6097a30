"""A demo authority made once, and a certificate signed by it."""

import pytest

from award_templates.catalogue import layout
from backend.papers.drafting import drawn_and_signed
from tests.support import sample_papers as sample


@pytest.fixture(scope="session")
def store(tmp_path_factory):
    return sample.demo_store(tmp_path_factory.mktemp("keys") / "authority")


@pytest.fixture(scope="session")
def bang_khen():
    return layout("bang_khen/v1")


@pytest.fixture(scope="session")
def signed(store, bang_khen):
    return drawn_and_signed(sample.certificate(), bang_khen, sample.demo_signers(store, bang_khen), sample.AT)
