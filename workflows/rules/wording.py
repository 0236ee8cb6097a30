"""A condition in words: each kind of the closed set as one sentence in both languages, with the names of the awards.

The sentence says what the rule asks, no more: what the law adds stands in the title of the row and in its article.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from enum import StrEnum
from fractions import Fraction
from typing import Any

from workflows.engine import Label
from workflows.facts import DisciplineLevel, Ground, Scope, YearlyClass
from workflows.labels import label
from workflows.rules import conditions as c

Names = Mapping[str, Label]
"""Awards by code; one that the pack does not list is told by its code."""


def worded(condition: c.Condition, names: Names) -> Label:
    """The condition as one sentence. Raises `KeyError` for a kind without words."""
    said = _words(condition, names)
    return Label(_sentence(said.vi), _sentence(said.en))


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith(('.', '?')) else '.'}"


def listed(labels: Iterable[Label], vi: str = "", en: str = "") -> Label:
    """Labels as a list: "A, B", or with a last word "A, B hoặc C"."""
    found = list(labels)
    return Label(_list([one.vi for one in found], vi), _list([one.en for one in found], en))


def _list(texts: list[str], last: str) -> str:
    if len(texts) < 2 or not last:
        return ", ".join(texts)
    return f"{', '.join(texts[:-1])} {last} {texts[-1]}"


def _words(condition: c.Condition, names: Names) -> Label:
    return WORDS[type(condition)](condition, names)


def _any_of(codes: Collection[str], names: Names) -> Label:
    """One of these awards: “A”, “B” hoặc “C”."""
    known = [names.get(code, Label(code, code)) for code in codes]
    return listed((Label(f"“{name.vi}”", f"“{name.en}”") for name in known), "hoặc", "or")


def _low(member: StrEnum) -> Label:
    said = label(member)
    return Label(said.vi[:1].lower() + said.vi[1:], said.en[:1].lower() + said.en[1:])


def _vi(number: int) -> str:
    return f"{number:02d}"


def _en(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def _grounds(grounds: Collection[Ground]) -> Label:
    if not grounds:
        return Label("", "")
    said = listed(map(_low, grounds), "hoặc", "or")
    return Label(f" (loại hình: {said.vi})", f" (ground: {said.en})")


CLASS: Mapping[YearlyClass, Label] = {
    YearlyClass.NOT_RATED: Label("có ghi là đã xếp loại hoặc không xếp loại", "recorded as rated or not rated"),
    YearlyClass.NOT_COMPLETED: Label("được xếp loại", "rated"),
    YearlyClass.COMPLETED: Label("hoàn thành nhiệm vụ trở lên", "rated completed or better"),
    YearlyClass.GOOD: Label("hoàn thành tốt nhiệm vụ trở lên", "rated completed well or better"),
    YearlyClass.EXCELLENT: Label("hoàn thành xuất sắc nhiệm vụ", "rated completed excellently"),
}


def _scope(scope: Scope) -> Label:
    said, wider = _low(scope), scope is not Scope.NATIONAL
    return Label(f"phạm vi {said.vi}{' trở lên' if wider else ''}", f"{said.en} scope{' or wider' if wider else ''}")


def _run(condition: c.RunOfYears, names: Names) -> Label:
    good, held, ground = CLASS[condition.at_least], _any_of(condition.or_awards, names), _grounds(condition.grounds)
    years, up = condition.years, condition.up_to_proposal
    vi = f"{_vi(years)} năm liên tục{' đến thời điểm đề nghị' if up else ''} {good.vi}"
    en = f"{_en(years, 'consecutive year')}{' up to the proposal' if up else ''} {good.en}"
    if years == 1:
        vi = f"{'năm xét' if up else '01 năm'} {good.vi}"
        en = f"{'the year judged is' if up else 'one year'} {good.en}"
    if condition.or_awards:
        vi, en = f"{vi} hoặc đạt {held.vi}", f"{en}, or holding {held.en}"
    if condition.after:
        first = _any_of(condition.after, names)
        vi = f"sau khi đã được tặng {first.vi}{ground.vi}, có {vi}"
        en = f"after {first.en}{ground.en} was given, {en}"
    inside = _inside(condition, names)
    if inside.vi:
        vi, en = f"{vi}, trong đó có {inside.vi}", f"{en}, and in these years {inside.en}"
    return _since(Label(vi, en)) if condition.from_discipline_end else Label(vi, en)


def _since(said: Label) -> Label:
    """The same, counted from the end of a discipline."""
    return Label(
        f"{said.vi}; chỉ xét người từng bị kỷ luật: những năm đến hết thời hạn kỷ luật không được tính",
        f"{said.en}; asked only of who was disciplined: years up to the end of the discipline do not count",
    )


def _inside(condition: c.RunOfYears, names: Names) -> Label:
    """What must lie inside the run; either one of its counts is enough, or all are asked."""
    either = condition.within_mode is c.WithinMode.ANY
    counts = [_count(one, names) for one in condition.within]
    if either:
        counts = [Label("; hoặc ".join(one.vi for one in counts), "; or ".join(one.en for one in counts))]
    asked = [listed(counts, "và", "and")] if condition.within else []
    if condition.excellent:
        best, number = CLASS[YearlyClass.EXCELLENT], condition.excellent
        asked.append(Label(f"ít nhất {_vi(number)} năm {best.vi}", f"at least {_en(number, 'year')} {best.en}"))
    if condition.initiatives:
        asked.append(_ideas(condition.initiatives, condition.initiative_scope))
    return Label("; ".join(one.vi for one in asked), "; ".join(one.en for one in asked))


def _count(count: c.Count, names: Names) -> Label:
    held, ground = _any_of(count.awards, names), _grounds(count.grounds)
    return Label(
        f"ít nhất {_vi(count.at_least)} lần {held.vi}{ground.vi}",
        f"at least {count.at_least} × {held.en}{ground.en}",
    )


def _ideas(number: int, scope: Scope) -> Label:
    reach = _scope(scope)
    return Label(
        f"ít nhất {_vi(number)} sáng kiến được công nhận {reach.vi}",
        f"at least {_en(number, 'recognised initiative')} of {reach.en}",
    )


def _yearly(condition: c.YearlyClassAtLeast, _: Names) -> Label:
    good = CLASS[condition.at_least]
    return Label(f"năm xét {good.vi}", f"the year judged is {good.en}")


def _consecutive(condition: c.ConsecutiveAwards, names: Names) -> Label:
    held, up = _any_of(condition.awards, names), condition.up_to_proposal
    said = Label(
        f"{_vi(condition.times)} năm liên tục{' đến thời điểm đề nghị' if up else ''}, mỗi năm đạt {held.vi}",
        f"{held.en} in each of {_en(condition.times, 'consecutive year')}{' up to the proposal' if up else ''}",
    )
    return _since(said) if condition.from_discipline_end else said


def _not_rated(_: c.NotRated, __: Names) -> Label:
    return Label("không thuộc đối tượng xếp loại hằng năm", "none of those who are rated every year")


def _window(years: int) -> Label:
    if years == 1:
        return Label("trong năm xét", "in the year judged")
    return Label(f"trong {_vi(years)} năm gần nhất", f"in the last {years} years")


def _counted(condition: c.CountedInWindow, names: Names) -> Label:
    said = _count(c.Count(condition.awards, condition.at_least, condition.grounds), names)
    if condition.years is None:
        found = Label(f"đã có {said.vi}", f"already {said.en}")
    else:
        window = _window(condition.years)
        found = Label(f"{window.vi} có {said.vi}", f"{window.en} {said.en}")
    return _since(found) if condition.from_discipline_end else found


def _initiative(condition: c.HasInitiative, _: Names) -> Label:
    said, years = _ideas(condition.at_least, condition.scope), condition.years
    if years is None:
        return Label(f"có {said.vi}", said.en)
    window = _window(years)
    return Label(f"{window.vi} có {said.vi}", f"{window.en} {said.en}")


def _part(share: Fraction) -> str:
    percent = share * 100
    return f"{percent.numerator}%" if percent.denominator == 1 else str(share)


def _share(condition: c.MemberShare, names: Names) -> Label:
    part, title = _part(condition.at_least), _any_of([condition.award], names)
    if not condition.award and condition.at_least == 1:
        return Label("mọi thành viên hoàn thành nhiệm vụ", "every member did the tasks given")
    if not condition.award:
        return Label(f"ít nhất {part} thành viên hoàn thành nhiệm vụ", f"at least {part} of the members did the tasks")
    return Label(f"ít nhất {part} thành viên đạt {title.vi}", f"at least {part} of the members hold {title.en}")


def _members(condition: c.MemberCount, names: Names) -> Label:
    title, number = _any_of([condition.award], names), condition.at_least
    return Label(
        f"có ít nhất {_vi(number)} thành viên đạt {title.vi}",
        f"at least {_en(number, 'member holds', 'members hold')} {title.en}",
    )


def _no_member(_: c.NoMemberDisciplined, __: Names) -> Label:
    level = _low(DisciplineLevel.WARNING)
    return Label(
        f"không có thành viên bị kỷ luật từ {level.vi} trở lên trong năm xét",
        f"no member was disciplined, from {level.en} up, in the year judged",
    )


def _not_disciplined(condition: c.NotDisciplined, _: Names) -> Label:
    level, window = _low(condition.from_level), _window(condition.years)
    return Label(
        f"không bị kỷ luật từ {level.vi} trở lên {window.vi} và không đang trong thời hạn kỷ luật",
        f"not disciplined, from {level.en} up, {window.en}, and no such discipline is in force",
    )


def _service(condition: c.ServiceMonths, _: Names) -> Label:
    return Label(
        f"làm việc ít nhất {_vi(condition.at_least)} tháng trong năm xét (tính cả nghỉ thai sản, học ngắn hạn)",
        f"at least {_en(condition.at_least, 'month')} of service in the year (maternity leave, short study included)",
    )


def _exists(condition: c.UnitExists, _: Names) -> Label:
    return Label(
        f"tập thể có từ {_vi(condition.years)} năm xây dựng, phát triển, tính cả các đơn vị tiền thân",
        f"the collective, with its predecessors, has existed for {_en(condition.years, 'year')} or longer",
    )


def _still_exists(_: c.UnitStillExists, __: Names) -> Label:
    return Label(
        "tập thể chưa bị giải thể, sáp nhập vào ngày nhận hồ sơ",
        "the collective has not been dissolved by the day of reception",
    )


def _no_flag(_: c.CannotReceiveFlag, __: Names) -> Label:
    return Label("tập thể không thuộc đối tượng được tặng cờ thi đua", "the collective cannot receive a flag")


def _unit_holds(condition: c.UnitHolds, names: Names) -> Label:
    held = _any_of(condition.awards, names)
    who = Label("người đứng đầu: ", "for heads: ") if condition.heads_only else Label("", "")
    return Label(
        f"{who.vi}đơn vị mình đạt {held.vi} trong năm xét", f"{who.en}the own unit holds {held.en} for the year judged"
    )


def _standing(condition: c.StandingInBlock, _: Names) -> Label:
    first, asked = condition.first, condition.question
    said = Label(
        f"trong {_vi(first)} đơn vị đầu của cụm, khối thi đua năm xét",
        f"among the first {first} of its emulation block in the year judged",
    )
    if first == 1:
        said = Label("dẫn đầu cụm, khối thi đua của năm xét", "leads its emulation block in the year judged")
    if asked is None:
        return said
    return Label(
        f"{said.vi}; nếu kết quả chưa công bố trên hệ thống, người có trách nhiệm đánh giá: {asked.vi}",
        f"{said.en}; where no result is published here, a person judges: {asked.en}",
    )


def _pending(condition: c.NoPending, _: Names) -> Label:
    said = listed(map(_low, condition.matters), "hoặc", "or")
    return Label(f"không có việc nào đang mở: {said.vi}", f"none of these is open: {said.en}")


def _once(condition: c.OneAchievementOneAward, names: Names) -> Label:
    held = Label("chính hình thức này", "already been given this very award")
    if condition.awards:
        found = _any_of(condition.awards, names)
        held = Label(found.vi, f"been rewarded with {found.en}")
    vi, en = f"cùng một thành tích chưa được tặng {held.vi}", f"the same achievement has not {held.en}"
    if condition.event_grounds:
        ground = listed(map(_low, condition.event_grounds), "hoặc", "or")
        vi += f"; khen {ground.vi}: mỗi việc, sự kiện là một thành tích, so theo tên và ngày"
        en += f"; on the ground {ground.en} each deed or event is an achievement, told apart by name and days"
    return Label(vi, en)


def _interval(condition: c.Interval, names: Names) -> Label:
    held, years, ground = _any_of(condition.awards, names), condition.years, _grounds(condition.grounds)
    return Label(
        f"nếu đã được tặng {held.vi}{ground.vi} thì cách lần gần nhất ít nhất {_vi(years)} năm",
        f"where {held.en}{ground.en} was given before, at least {_en(years, 'year')} lie after the last time",
    )


def _years_since(condition: c.YearsSince, names: Names) -> Label:
    held, years, ground = _any_of(condition.awards, names), condition.years, _grounds(condition.grounds)
    return Label(
        f"đã được tặng {held.vi}{ground.vi} từ {_vi(years)} năm trở lên",
        f"{held.en}{ground.en} was given at least {_en(years, 'year')} ago",
    )


def _not_twice(condition: c.NotTwiceInYear, names: Names) -> Label:
    held, free = _any_of(condition.awards, names), listed(map(_low, condition.except_grounds), "hoặc", "or")
    vi, en = f"trong năm chưa được tặng {held.vi}", f"not yet given {held.en} in the same year"
    return Label(f"{vi}, trừ khen {free.vi}", f"{en}, save on the ground {free.en}") if free.vi else Label(vi, en)


def _judged(condition: c.Judged, _: Names) -> Label:
    question = condition.question
    return Label(f"người có trách nhiệm đánh giá: {question.vi}", f"a person judges: {question.en}")


def _score(_: c.ScorePublished, __: Names) -> Label:
    return Label(
        "điểm cải cách hành chính của năm xét đã công bố", "the unit's reform score of the year judged is published"
    )


def _all(condition: c.AllOf, names: Names) -> Label:
    return _joined("đủ các điều sau: ", "all of these: ", condition.parts, names)


def _any(condition: c.AnyOf, names: Names) -> Label:
    return _joined("một trong các điều sau: ", "one of these: ", condition.parts, names)


def _joined(vi: str, en: str, parts: Iterable[c.Condition], names: Names) -> Label:
    """Numbered parts; a part with parts of its own stands in square brackets."""
    said = [
        Label(f"[{one.vi}]", f"[{one.en}]") if isinstance(part, c.AllOf | c.AnyOf) else one
        for part in parts
        for one in [_words(part, names)]
    ]
    return Label(
        vi + "; ".join(f"({number}) {one.vi}" for number, one in enumerate(said, 1)),
        en + "; ".join(f"({number}) {one.en}" for number, one in enumerate(said, 1)),
    )


WORDS: Mapping[type, Callable[[Any, Names], Label]] = {
    c.RunOfYears: _run,
    c.YearlyClassAtLeast: _yearly,
    c.NotRated: _not_rated,
    c.ConsecutiveAwards: _consecutive,
    c.CountedInWindow: _counted,
    c.HasInitiative: _initiative,
    c.MemberShare: _share,
    c.MemberCount: _members,
    c.NoMemberDisciplined: _no_member,
    c.NotDisciplined: _not_disciplined,
    c.ServiceMonths: _service,
    c.UnitExists: _exists,
    c.UnitStillExists: _still_exists,
    c.CannotReceiveFlag: _no_flag,
    c.UnitHolds: _unit_holds,
    c.StandingInBlock: _standing,
    c.NoPending: _pending,
    c.OneAchievementOneAward: _once,
    c.Interval: _interval,
    c.YearsSince: _years_since,
    c.NotTwiceInYear: _not_twice,
    c.Judged: _judged,
    c.ScorePublished: _score,
    c.AllOf: _all,
    c.AnyOf: _any,
}
