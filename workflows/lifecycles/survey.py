"""Survey: planned, open for answers, closed and counted, results accepted, published.

Closing opens the sealed box of online answers once and destroys its key: an open survey never comes back.
"""

from enum import StrEnum

from workflows.engine import Guard, Label, Lifecycle, Transition, Work


class SurveyState(StrEnum):
    """Where a survey stands."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    ACCEPTED = "accepted"
    PUBLISHED = "published"


S = SurveyState
COMPLETE = Guard("survey.nothing_to_ask", lambda f: f["groups"] > 0 and f["units"] > 0)
COUNTED = Guard("survey.nothing_counted", lambda f: f["valid"] > 0)

SURVEY = Lifecycle(
    code="survey",
    title=Label("Đợt khảo sát", "Survey"),
    states=SurveyState,
    labels={
        S.PLANNED: Label("Đang chuẩn bị", "Planned"),
        S.OPEN: Label("Đang lấy ý kiến", "Open for answers"),
        S.CLOSED: Label("Đã kết thúc, đang tổng hợp", "Closed, being counted"),
        S.ACCEPTED: Label("Đã nghiệm thu kết quả", "Results accepted"),
        S.PUBLISHED: Label("Đã công bố", "Published"),
    },
    initial=S.PLANNED,
    transitions=(
        Transition("survey.open", (S.PLANNED,), S.OPEN, Label("Mở khảo sát", "Open the survey"), (COMPLETE,)),
        Transition("survey.close", (S.OPEN,), S.CLOSED, Label("Kết thúc lấy ý kiến", "Close the survey")),
        Transition(
            "survey.accept", (S.CLOSED,), S.ACCEPTED, Label("Nghiệm thu kết quả", "Accept the results"), (COUNTED,)
        ),
        Transition("survey.recount", (S.ACCEPTED,), S.CLOSED, Label("Mở lại để sửa số đếm", "Reopen for recounting")),
        Transition(
            "survey.publish",
            (S.ACCEPTED,),
            S.PUBLISHED,
            Label("Công bố kết quả khảo sát", "Publish the survey's results"),
        ),
    ),
    final=frozenset({S.PUBLISHED}),
    works=(
        Work("survey.edit", (S.PLANNED,)),
        Work("survey.set_group", (S.PLANNED,)),
        Work("survey.remove_group", (S.PLANNED,)),
        Work("survey.make_links", (S.PLANNED, S.OPEN)),
        Work("survey.void_links", (S.PLANNED, S.OPEN)),
        Work("survey.count", (S.OPEN, S.CLOSED)),
    ),
)
