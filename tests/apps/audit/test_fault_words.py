"""Every fault that the check of the trail can find has its sentence."""

import re
from pathlib import Path

from backend.audit import verify
from backend.audit.fault_words import FAULTS


def test_every_fault_is_said_in_words():
    source = Path(verify.__file__).read_text(encoding="utf-8")
    assert set(re.findall(r'Fault\("(\w+)"', source)) == set(FAULTS)
