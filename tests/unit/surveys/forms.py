"""Question sets for tests of the rules: five steps of contentment, and options with a worth."""

from decimal import Decimal

from workflows.rules.survey import (
    Asked,
    Element,
    ElementMethod,
    Half,
    Instrument,
    Method,
    Option,
    Question,
    QuestionMethod,
    QuestionSet,
    TotalMethod,
)

STEPS = (
    Option("rat_hai_long", "Rất hài lòng", satisfied=True),
    Option("hai_long", "Hài lòng", satisfied=True),
    Option("binh_thuong", "Bình thường"),
    Option("khong_hai_long", "Không hài lòng"),
    Option("rat_khong_hai_long", "Rất không hài lòng"),
)
WORTHS = tuple(Option(f"muc_{worth}", f"Mức {worth}", worth_pct=Decimal(worth)) for worth in (100, 60, 20, 0))


def scale(code: str, **more) -> Question:
    """A question on the five steps."""
    return Question(code, f"Câu {code}", Asked.SCALE, options=STEPS, **more)


def single(code: str, **more) -> Question:
    """A question with four options of different worth."""
    return Question(code, f"Câu {code}", Asked.SINGLE, options=WORTHS, **more)


def sipas(*per_element: int, **method) -> QuestionSet:
    """A set with so many questions in each element; halves a and b in turn."""
    elements = tuple(
        Element(f"E{n}", f"Yếu tố {n}", questions=tuple(scale(f"Q{n}_{k}") for k in range(count)), half="ab"[n % 2])
        for n, count in enumerate(per_element)
    )
    halves = (Half("a", "Nửa a", weight=Decimal(2)), Half("b", "Nửa b"))
    return QuestionSet(
        "Phiếu SIPAS", Instrument.SIPAS, "citizen", elements=elements, halves=halves, method=Method(**method)
    )


def xhh(*codes: str) -> QuestionSet:
    """A set whose questions are scored by the worth of their options."""
    element = Element("E", "Lĩnh vực", questions=tuple(single(code) for code in codes))
    method = Method(question=QuestionMethod.OPTION_WORTH)
    return QuestionSet("Phiếu XHH", Instrument.XHH, "council_deputy", elements=(element,), method=method)


__all__ = ["ElementMethod", "TotalMethod", "scale", "single", "sipas", "xhh"]
