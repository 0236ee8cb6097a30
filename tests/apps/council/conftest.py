"""The council's own fixtures: the folder of ballot keys, and a house of five voters."""

from pathlib import Path

import pytest
from django.conf import LazySettings

from tests.support.sessions import House, make_house


@pytest.fixture
def key_folder(settings: LazySettings) -> Path:
    return Path(settings.KEYS_DIR) / "ballots"


@pytest.fixture
def house(db: None) -> House:
    return make_house()
