"""The sentences for every reason code, a file per room of the house; `ALL` is the only list of them."""

from backend.base.sentences import (
    council,
    criteria,
    decisions,
    delegation,
    dossiers,
    eligibility,
    emulation,
    everywhere,
    indices,
    inspections,
    movements,
    papers,
    plans,
    reform,
    reminders,
    reports,
    review,
    rounds,
    surveys,
    workbooks,
)
from backend.base.sentences.sentence import Sentence

ROOMS = (
    everywhere,
    workbooks,
    reform,
    plans,
    criteria,
    rounds,
    surveys,
    indices,
    inspections,
    movements,
    emulation,
    eligibility,
    dossiers,
    reports,
    papers,
    review,
    council,
    decisions,
    delegation,
    reminders,
)
ALL: dict[str, Sentence] = {code: sentence for room in ROOMS for code, sentence in room.SENTENCES.items()}
