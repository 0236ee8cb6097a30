"""Minutes and tally sheet: the order of signing, what they say, and that they verify."""

from datetime import UTC, datetime

import pytest

from award_templates.catalogue import default_layout
from award_templates.content import PaperKind, content_from_json
from backend.council.models import Session
from backend.council.queries import papers_open
from backend.papers import making
from backend.papers.demo_authority import Holder, create_demo_authority
from backend.papers.models import Paper
from backend.papers.verdict import VerdictKind, check_pdf
from backend.review.models import Stage
from permissions.check import NotPermitted
from tests.support.sessions import AGAINST, AT, FOR, House
from workflows.engine import Refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def signing(house: House) -> House:
    """The house, whose secretary and chair have keys of the demo authority."""
    who = [Holder(making.person_key(p), p.full_name, "Tỉnh Minh Họa") for p in (house.secretary, house.chair)]
    create_demo_authority(making.key_store().directory, datetime(2024, 1, 1, tzinfo=UTC), who)
    return house


def counted(house: House) -> Session:
    session = house.convened([house.case(), house.case()])
    house.recuse(session, house.voters[2], 2)
    session = house.open(session)
    for person in (house.voters[0], house.voters[1], house.voters[3]):
        house.cast(session, person, {1: FOR, 2: AGAINST})
    return house.close(session)


def text_of(paper: Paper | None) -> str:
    assert paper is not None
    return str(content_from_json(paper.content))


def test_the_secretary_signs_before_the_chair(signing: House) -> None:
    session = counted(signing)
    with pytest.raises(Refused) as refused:
        signing.act("sign_minutes", signing.chair, session)
    assert refused.value.reasons[0].code == "session.not_next_signatory"
    signing.act("sign_minutes", signing.secretary, session)
    with pytest.raises(Refused):
        signing.act("sign_minutes", signing.secretary, session)


def test_members_do_not_sign(signing: House) -> None:
    with pytest.raises(NotPermitted):
        signing.act("sign_minutes", signing.voters[1], counted(signing))


def test_nothing_is_signed_before_the_count(signing: House) -> None:
    session = signing.opened([signing.case()])
    with pytest.raises(Refused) as refused:
        signing.act("sign_minutes", signing.secretary, session)
    assert refused.value.reasons[0].code == "state.wrong"


def test_without_a_key_nobody_signs(house: House) -> None:
    with pytest.raises(Refused) as refused:
        house.act("sign_minutes", house.secretary, counted(house))
    assert refused.value.reasons[0].code == "paper.no_key"
    assert not Paper.objects.exists()


def signed(house: House) -> Session:
    session = counted(house)
    house.act("sign_minutes", house.secretary, session)
    house.act("sign_minutes", house.chair, session)
    return Session.objects.get(pk=session.pk)


def test_the_second_signature_ends_the_session_and_every_stage(signing: House, monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[tuple[int, str]] = []
    monkeypatch.setattr(
        "backend.council.services.minutes.review.conclude",
        lambda doing, stage, opinion: ended.append((stage.pk, opinion)),
    )
    session = signed(signing)
    assert (session.state, session.signed_by_chair) == ("minuted", signing.chair.full_name)
    assert ended == [(signing.made[0].pk, "Đạt"), (signing.made[1].pk, "Không đạt")]


def test_a_counted_case_goes_on_to_the_next_stage_of_its_process(signing: House) -> None:
    session = signing.opened([signing.case()])
    stage = signing.made[0]
    for code in ("hop-don-vi", "ky-to-trinh", "tiep-nhan", "tham-dinh"):
        more = {"stage_kind": "appraisal", "owner_role": "appraiser", "owner_unit": signing.unit, "opened_at": AT}
        earlier = Stage.objects.create(nomination=stage.nomination, code=code, **more)
        Stage.objects.filter(pk=earlier.pk).update(state="passed")
    session = signing.close(session)
    signing.act("sign_minutes", signing.secretary, session)
    signing.act("sign_minutes", signing.chair, session)
    stage.refresh_from_db()
    assert (stage.state, stage.opinion) == ("passed", "Không đạt")
    assert Stage.objects.get(nomination=stage.nomination, state="open").stage_kind == "submission_letter"


@pytest.fixture
def unconcluded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages are concluded by the review app, which has tests of its own."""
    monkeypatch.setattr("backend.council.services.minutes.review.conclude", lambda doing, stage, opinion: None)


@pytest.mark.usefixtures("unconcluded")
def test_minutes_and_tally_sheet_verify_with_every_signature(signing: House) -> None:
    session = signed(signing)
    roots = making.key_store().trust_roots()
    for paper, kind, count in ((session.minutes, PaperKind.MINUTES, 2), (session.tally, PaperKind.TALLY, 1)):
        assert paper is not None
        found = check_pdf(making.read(paper), roots, [default_layout(kind)])
        assert found.kind is VerdictKind.VALID
        assert (paper.signatures, len(found.signatures)) == (count, count)


@pytest.mark.usefixtures("unconcluded")
def test_each_signature_is_a_revision_of_its_own(signing: House) -> None:
    minutes = signed(signing).minutes
    chain = []
    while minutes is not None:
        chain.append(minutes.signatures)
        minutes = minutes.revision_of
    assert chain == [2, 1, 0]


@pytest.mark.usefixtures("unconcluded")
def test_the_minutes_name_the_recusal_the_adopted_rule_and_the_counts(signing: House) -> None:
    text = text_of(signed(signing).minutes)
    assert f"{signing.voters[2].full_name} không tham gia bỏ phiếu mục 2" in text
    assert "Theo quy chế Hội đồng" in text
    assert "votes_for=3, votes_against=0, share='3/5 (60,00 %)'" in text
    assert "issued=4, collected=3, valid=3, invalid=0, blank=0, did_not_take_part=1" in text


@pytest.mark.usefixtures("unconcluded")
def test_a_recused_member_opens_the_papers_only_when_both_have_signed(signing: House) -> None:
    session = counted(signing)
    signing.act("sign_minutes", signing.secretary, session)
    session.refresh_from_db()
    assert papers_open(session, signing.voters[1].pk)
    assert not papers_open(session, signing.voters[2].pk)
    signing.act("sign_minutes", signing.chair, session)
    assert papers_open(Session.objects.get(pk=session.pk), signing.voters[2].pk)


@pytest.mark.usefixtures("unconcluded")
def test_revealing_counts_are_left_out_of_the_papers_when_so_decided(signing: House) -> None:
    session = signing.open(signing.convened([signing.case()]), reduced=True)
    for person in signing.voters:
        signing.cast(session, person, {1: FOR})
    session = signing.close(session)
    signing.act("sign_minutes", signing.secretary, session)
    session.refresh_from_db()
    assert "votes_for" not in text_of(session.tally)
    assert "chỉ công bố đạt hoặc không đạt" in text_of(session.minutes)


@pytest.mark.usefixtures("unconcluded")
def test_a_case_that_left_before_the_vote_is_named_and_not_concluded(signing: House) -> None:
    gone, kept = signing.case(), signing.case()
    session = signing.convened([gone, kept])
    Stage.objects.filter(pk=gone.pk).update(state="cancelled")
    session = signing.close(signing.open(session))
    signing.act("sign_minutes", signing.secretary, session)
    session.refresh_from_db()
    assert "không còn ở bước Hội đồng" in text_of(session.minutes)
