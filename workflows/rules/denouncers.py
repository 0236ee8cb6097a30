"""What in a text may tell who denounced: the identity of a denouncer is kept secret by law and never stored here.

Basis: the duty to protect a denouncer's identity (Luật Tố cáo 2018, articles recalled, not read); house rule: no field
asks for it, and no free text may hold it. A guess by words: whoever is told so writes the number and date of the
document alone. Who is denounced ("tố cáo đối với ông …", "ông … bị tố cáo") is no hint. Words without marks count.
"""

import re
import unicodedata
from collections.abc import Iterator

PHRASES = (
    "người tố cáo", "người khiếu nại", "người phản ánh", "người báo tin", "người đứng đơn", "người viết đơn",
    "người gửi đơn", "tác giả đơn", "denouncer", "complainant",
)  # fmt: skip
BY = ("do ông", "do bà")  # in a text with marks not looked for without them: "trong đó ba", "trong đó ông"
MARKED = r"(?:ông/bà|ông|bà|anh|chị|cô|chú|bác|cụ|đồng chí|đ/c|công dân)"
WORD = r"(?:bị|được|theo|về|và|vì|trong|qua|là|đối|không|nội|kết|giải|thụ|việc|liên)"  # no part of a name before TELLS
NAME = rf"(?: (?!{WORD}\b)[^\W\d_]+\.?)"
LETTER = r"(?:đơn thư|đơn|thư|tin báo|lời)"
TELLS = r"(?:tố cáo|tố giác|khiếu nại|khiếu tố|phản ánh|kiến nghị|báo tin|trình báo)"
SHAPES = (
    rf"{LETTER}(?: {TELLS})?(?: (?:(?:đề|ghi|gửi) )?(?:số|ngày) \S+)* (?:của|do|từ) {{who}}",
    rf"{LETTER} {{who}}",
    rf"{TELLS}(?: (?:(?:đề|ghi|gửi) )?(?:số|ngày) \S+)* (?:của|do|từ|bởi) {{who}}",
    rf"({{who}}){NAME}{{{{0,6}}}}? ({TELLS}|(?:gửi|viết|làm|nộp|đứng) đơn)",
)
PHONE = re.compile(r"(?<!\d)(?:\+84|0)(?:[\s.-]?\d){8,10}(?!\d)")
MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")


def _unmarked(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _rules(who: str, phrases: tuple[str, ...] = (*PHRASES, *BY)) -> tuple[str, ...]:
    return (*map(re.escape, phrases), *(shape.format(who=who) for shape in SHAPES))


def _compiled(rules: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?<!\w){rule}(?!\w)") for rule in rules)


AS_TYPED = _compiled(_rules(MARKED))
WITH_ONG = _compiled(tuple(_unmarked(rule) for rule in _rules("ông", PHRASES)))
WITHOUT_MARKS = _compiled(tuple(_unmarked(rule) for rule in _rules("(?:ông/bà|ông|bà)")))


def hints(text: str) -> tuple[str, ...]:
    """The words, numbers and addresses in the text by which a denouncer might be known; empty when there are none."""
    typed = "".join(letter for letter in unicodedata.normalize("NFC", text) if unicodedata.category(letter) != "Cf")
    lowered = " ".join(typed.casefold().split())
    plain = _unmarked(lowered)
    words = tuple(_found(AS_TYPED, lowered))
    words = words or tuple(_found(WITHOUT_MARKS if plain == lowered else WITH_ONG, plain))
    return (*words, *_found((PHONE, MAIL), text))


def _found(rules: tuple[re.Pattern[str], ...], text: str) -> Iterator[str]:
    for rule in rules:
        for match in rule.finditer(text):
            yield " … ".join(match.groups()) or match.group().strip()  # never the name between
