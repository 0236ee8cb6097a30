"""Two people who work on one node of a draft at once: the second is told, nothing is lost unseen."""

from dataclasses import replace

from backend.criteria.models import CriteriaDraft
from workflows.engine import Refused
from workflows.rules.criteria_edit import digest


def test_of_two_people_on_one_node_only_one_replaces_what_they_saw(committed_db, do, draft):
    area = draft.criteria.areas[0]
    seen = digest(area)

    def change(who, title):
        node = replace(area, title_vi=title, children=())
        fresh = CriteriaDraft.objects.get(pk=draft.pk)
        return lambda: do("change_node", fresh, who, target=area.code, node=node, seen=seen)

    results = committed_db.together([change("appraiser", "Một"), change("second", "Hai")])
    assert len([one for one in results if isinstance(one, Refused)]) == 1
    assert CriteriaDraft.objects.get(pk=draft.pk).criteria.areas[0].title_vi in ("Một", "Hai")
