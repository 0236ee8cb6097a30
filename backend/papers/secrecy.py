"""Signs of a state secret: the stamp of its degree (MẬT, TỐI MẬT, TUYỆT MẬT) standing alone on a line.

Law on the protection of state secrets 29/2018/QH14 (three degrees, Article 8; recalled, not read): a hint that stops
an upload so that a person looks, never a finding of law. "Bảo mật", "bí mật nhà nước" inside a sentence are no stamp.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

STAMP = re.compile(r"(?:ĐỘ MẬT\s*:?\s*)?(TUYỆT MẬT|TỐI MẬT|MẬT)")
EDGES = " \t\r\n\u00a0|[](){}*_.,:;–-\"'“”"


def stamp(lines: Iterable[str]) -> str:
    """The degree whose stamp stands alone on one of the lines; empty when there is none."""
    for line in lines:
        text = " ".join(unicodedata.normalize("NFC", line).strip(EDGES).split())
        found = STAMP.fullmatch(text)
        if found:
            return found[1]
    return ""
