"""The council's own fixtures: keys in a throw-away folder, a house of five voters, and an open vote."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.support.sessions import House, make_house


@pytest.fixture(autouse=True)
def key_folder(settings: LazySettings, tmp_path: Path) -> Path:
    settings.KEYS_DIR = tmp_path / "keys"
    settings.PAPERS_DIR = tmp_path / "papers"
    return tmp_path / "keys" / "ballots"


@pytest.fixture
def house(db: None) -> House:
    return make_house()
