"""The sentences for every reason code, a file per room of the house; `ALL` is the only list of them."""

from backend.base.sentences import council, decisions, dossiers, everywhere, reform, review
from backend.base.sentences.sentence import Sentence

ROOMS = (everywhere, reform, dossiers, review, council, decisions)
ALL: dict[str, Sentence] = {code: sentence for room in ROOMS for code, sentence in room.SENTENCES.items()}
