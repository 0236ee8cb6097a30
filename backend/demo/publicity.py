"""Lists made known and opinions asked: a publication that has ended, one that is open, a consultation that waits."""

from __future__ import annotations

from datetime import timedelta

from backend.base import clock
from backend.catalogue.models import Round
from backend.demo import dossiers, steps
from backend.demo.dossiers import Row
from backend.demo.play import Play
from backend.demo.province import Province
from backend.nominations.models import Submission
from backend.privacy import notices
from backend.publicity import commenting, periods
from backend.publicity.models import Opinion, PublicationComment
from workflows import shipped

SHIPPED, CODE, AWARD = "bang-khen-tinh-phong-trao-cchc", "bang-khen-tinh-cong-khai", "bang-khen-tinh-phong-trao"
OVER, OPEN = "N-SNNMT", "N-SNV"
ASKED = ("N-STC", "X-LAM")
HOUSE = 'basis = "Quy chế minh họa của tỉnh", source = "house", status = "unconfirmed"'
STAGES = f"""
[[stages]]
code = "cong-khai"
kind = "publication"
title = {{ vi = "Công khai danh sách", en = "Publication of the list" }}
owner_role = "appraiser"
owner_unit = "appraising"
alternate = {{ role = "appraiser", unit = "appraising", deputy = true }}
clock = {{ days = 5, working = true, {HOUSE} }}
days = 5
audience = "public"
parallel_group = "cong-khai-va-lay-y-kien"
papers = ["publication_notice"]
next = ["hoi-dong"]
{HOUSE.replace(", ", chr(10))}

[[stages]]
code = "lay-y-kien"
kind = "consultation"
title = {{ vi = "Lấy ý kiến cơ quan liên quan", en = "Opinions of other bodies" }}
owner_role = "appraiser"
owner_unit = "appraising"
alternate = {{ role = "appraiser", unit = "appraising", deputy = true }}
clock = {{ days = 5, working = true, {HOUSE} }}
question = "Đơn vị, cá nhân có vi phạm đang bị xem xét thuộc lĩnh vực quản lý không?"
parallel_group = "cong-khai-va-lay-y-kien"
papers = ["opinion"]
next = ["hoi-dong"]
{HOUSE.replace(", ", chr(10))}
"""


def process_text() -> str:
    """The shipped provincial process with publication and consultation side by side before the council."""
    text = (shipped.HERE / "processes" / f"{SHIPPED}.toml").read_text("utf-8")
    text = text.replace(f'code = "{SHIPPED}"', f'code = "{CODE}"', 1)
    text = text.replace("Bằng khen của Chủ tịch UBND tỉnh –", "Có công khai, lấy ý kiến – Bằng khen cấp tỉnh –", 1)
    text = text.replace('next = ["hoi-dong"]', 'next = ["cong-khai", "lay-y-kien"]', 1)
    before, mark, after = text.partition('[[stages]]\ncode = "hoi-dong"')
    return before + STAGES.lstrip() + "\n" + mark + after


def play_publicity(play: Play, province: Province) -> Submission:
    """At the beginning of the round: a list whose publication is over by today, with one comment still to handle."""
    round_ = _round(play, province)
    submission = _at_publication(play, province, round_, OVER)
    shown = periods.of_stage(steps.open_stages([submission], "publication")[0])
    commenting.leave(shown, "Danh sách ghi thiếu chức vụ của một người (minh họa).", None, clock.day(play.at))
    play.do("publication.post", province.people["appraiser"], shown.stages[0])
    return submission


def play_publicity_today(play: Play, province: Province, over: Submission) -> None:
    """At the end: a list that is open to the public now, opinions that came and opinions that are waited for."""
    appraiser = province.people["appraiser"]
    first, *others = steps.open_stages([over], "consultation")
    units = [province.units[code] for code in ASKED]
    play.do("consultation.ask", appraiser, first, units=units)
    for row in Opinion.objects.filter(stage=first).select_related("unit"):
        head = province.head(row.unit.code)
        play.do("opinion.answer", head, row, stand="agrees", text="Không có (minh họa).", no_secret=True)
    for stage in others[:1]:
        play.do("consultation.ask", appraiser, stage, units=units)
    found = _at_publication(play, province, first.nomination.submission.round, OPEN)
    for stage in steps.open_stages([found], "consultation")[:2]:
        play.do("consultation.ask", appraiser, stage, units=units)
    shown = periods.of_stage(steps.open_stages([found], "publication")[0])
    about = shown.nominations()[-1]
    early = PublicationComment.objects.order_by("pk")[0]
    play.do("publication_comment.handle", appraiser, early, outcome="considered", note="Đã bổ sung chức vụ (minh họa).")
    play_placeholders(play, province, found.round)
    commenting.leave(shown, "Đề nghị xem lại phần sáng kiến trong báo cáo (minh họa).", about.pk, clock.day(play.at))


def play_placeholders(play: Play, province: Province, round_: Round) -> None:
    """A secret dossier stands as a number; a nominee asks what is held about him."""
    head = province.head(OPEN)
    play.do("paper_dossier.place", head, round=round_, unit=province.units[OPEN], level="province")
    play.do("data_request.send", province.preparer(OPEN), asked="access")
    notices.tell_in_inbox(play.at)


def _round(play: Play, province: Province) -> Round:
    day = clock.day(play.at)
    text = process_text()
    admin = province.people["administrator"]
    play.do("edition.publish", admin, kind="process", text=text, in_force_from=day.isoformat())
    made = play.do(
        "round.open", province.people["appraiser"], code="cong-khai-2025",
        title="Bằng khen phong trào cải cách hành chính – có công khai, lấy ý kiến", awarding_unit=province.root,
        process_code=CODE, awards=[AWARD], achievement_from=2025, achievement_to=2025, opens_on=day.isoformat(),
        closes_on=(day + timedelta(days=60)).isoformat(), guidance="Hướng dẫn (minh họa)", illustrative=True,
    )  # fmt: skip
    return Round.objects.get(pk=made.subject_id)


def _at_publication(play: Play, province: Province, round_: Round, code: str) -> Submission:
    own = [person for key, person in province.people.items() if key.startswith(f"{code}-")][:3]
    submission = dossiers.build(play, province, round_, code, [Row(person, AWARD) for person in own])
    play.do("submission.submit", province.head(code), submission)
    submission = steps.receive(play, province, steps.fresh(submission))
    steps.appraise(play, province, [submission], "Đủ điều kiện, chuyển công khai và lấy ý kiến (minh họa).")
    return submission
