"""What in a text may tell who denounced: the identity of a denouncer is kept secret by law and never stored here.

Basis: the duty to protect a denouncer's identity (Luật Tố cáo 2018, articles recalled, not read); house rule: no field
asks for it, and no free text may hold it.
"""

import re

PHRASES = (
    "người tố cáo", "người khiếu nại", "người phản ánh", "người báo tin", "người đứng đơn", "người viết đơn",
    "người gửi đơn", "tác giả đơn", "đơn của ông", "đơn của bà", "ông tố cáo", "bà tố cáo", "do ông", "do bà",
    "denouncer", "complainant",
)  # fmt: skip
PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.-]?\d){8,10}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def hints(text: str) -> tuple[str, ...]:
    """The words, numbers and addresses in the text by which a denouncer might be known; empty when there are none."""
    lowered = " ".join(text.lower().split())
    found = [phrase for phrase in PHRASES if re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", lowered)]
    return tuple(found + [match.group().strip() for rule in (PHONE, MAIL) for match in rule.finditer(text)])
