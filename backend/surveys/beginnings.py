"""Beginnings for a question set: the five elements of SIPAS with its five steps, and four options of falling worth.

Sources: the five elements, binhduong.gov.vn on QĐ 2640/QĐ-BNV of 2017; the five steps, a form on dichvucong.mic.gov.vn;
options worth 100, 60, 20 and 0 %, the survey forms of Yên Bái (public code). Questions are examples, no official form.
"""

from __future__ import annotations

from decimal import Decimal

from workflows.rules.survey import (
    Asked,
    Element,
    Instrument,
    Method,
    Option,
    Question,
    QuestionMethod,
    QuestionSet,
)

FIVE_STEPS = (
    Option("rat_hai_long", "Rất hài lòng", "Very satisfied", Decimal(100), True),
    Option("hai_long", "Hài lòng", "Satisfied", Decimal(75), True),
    Option("binh_thuong", "Bình thường", "Neither", Decimal(50)),
    Option("khong_hai_long", "Không hài lòng", "Dissatisfied", Decimal(25)),
    Option("rat_khong_hai_long", "Rất không hài lòng", "Very dissatisfied", Decimal(0)),
)
FOUR_WORTHS = (
    Option("tot", "Tốt", "Good", Decimal(100), True),
    Option("kha", "Khá", "Fair", Decimal(60), True),
    Option("trung_binh", "Trung bình", "Average", Decimal(20)),
    Option("kem", "Kém", "Poor", Decimal(0)),
)
SIPAS_ELEMENTS = (
    ("TC", "Tiếp cận dịch vụ", "Access to the service",
     "Ông/bà có hài lòng về nơi ngồi chờ và trang thiết bị ở nơi giải quyết thủ tục không?",
     "How satisfied are you with the waiting area and its equipment?"),
    ("TT", "Thủ tục hành chính", "Administrative procedures",
     "Ông/bà có hài lòng về sự công khai, dễ hiểu của thủ tục không?",
     "How satisfied are you with how openly and plainly the procedure is explained?"),
    ("CC", "Công chức trực tiếp giải quyết", "Officials in charge",
     "Ông/bà có hài lòng về thái độ và sự tận tình của công chức không?",
     "How satisfied are you with the manner and care of the officials?"),
    ("KQ", "Kết quả dịch vụ", "Result of the service",
     "Ông/bà có hài lòng về kết quả nhận được: đúng hẹn, chính xác không?",
     "How satisfied are you with the result: on time and correct?"),
    ("PA", "Tiếp nhận, giải quyết góp ý, phản ánh, kiến nghị", "Handling of comments and petitions",
     "Ông/bà có hài lòng về cách cơ quan tiếp nhận và trả lời góp ý, phản ánh không?",
     "How satisfied are you with how comments are received and answered?"),
)  # fmt: skip
UNCONFIRMED_METHOD = (
    "Tỷ lệ hài lòng và rất hài lòng, trung bình cộng: cách tính quen dùng, chưa đọc được công thức chính thức"
)


def sipas(title: str, respondents: str) -> QuestionSet:
    """Five elements with one example question each, and a free answer."""
    elements = tuple(
        Element(code, vi, en, (Question(f"{code}1", text_vi, Asked.SCALE, text_en, FIVE_STEPS),))
        for code, vi, en, text_vi, text_en in SIPAS_ELEMENTS
    )
    words = Question(
        "YK1", "Ông/bà mong cơ quan cải tiến điều gì trước hết?", Asked.TEXT,
        "What should the office improve first?", required=False, scored=False,
    )  # fmt: skip
    more = Element("YK", "Mong muốn", "Wishes", (words,))
    method = Method(source=UNCONFIRMED_METHOD)
    return QuestionSet(title, Instrument.SIPAS, respondents, elements=(*elements, more), method=method)


def xhh(title: str, respondents: str) -> QuestionSet:
    """One element with one example question of four options."""
    question = Question(
        "C1", "Ông/bà đánh giá thế nào về chất lượng chỉ đạo, điều hành cải cách hành chính của đơn vị?", Asked.SINGLE,
        "How do you judge the unit's steering of administrative reform?", FOUR_WORTHS,
    )  # fmt: skip
    method = Method(QuestionMethod.OPTION_WORTH, source="Phương án có giá trị 100, 60, 20, 0 % (phiếu của Yên Bái)")
    element = Element("CD", "Chỉ đạo, điều hành", "Steering", (question,))
    return QuestionSet(title, Instrument.XHH, respondents, elements=(element,), method=method)


def begin(template: str, title: str, instrument: str, respondents: str) -> QuestionSet:
    """A beginning by its code; an empty set without one."""
    if template == "sipas":
        return sipas(title, respondents)
    if template == "xhh":
        return xhh(title, respondents)
    return QuestionSet(title, Instrument(instrument), respondents)
