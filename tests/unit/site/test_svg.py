"""Drawings: the current place, escaping, no inline style."""

from xml.etree import ElementTree

import pytest

from backend.site import svg
from backend.site.pictures import lifecycle_picture
from workflows.diagrams import of_lifecycle
from workflows.lifecycles import ALL, BY_CODE


@pytest.mark.parametrize("lifecycle", ALL, ids=lambda one: one.code)
def test_every_drawing_is_well_formed_and_inside_its_frame(lifecycle):
    root = ElementTree.fromstring(svg.draw(of_lifecycle(lifecycle)))
    width, height = int(root.attrib["width"]), int(root.attrib["height"])
    for box in root.iter("{http://www.w3.org/2000/svg}rect"):
        assert 0 <= int(box.attrib["x"]) <= width - int(box.attrib["width"])
        assert 0 <= int(box.attrib["y"]) <= height - int(box.attrib["height"])


def test_only_the_present_state_has_the_heavy_frame():
    drawn = svg.draw(of_lifecycle(BY_CODE["decision"]), ["signed"])
    assert drawn.count('stroke-width="4"') == 1


def test_the_present_state_is_also_said_in_words():
    assert "Đang ở: Đã ký" in lifecycle_picture("decision", "signed")


def test_every_way_stands_in_the_table_behind_the_picture():
    rows = lifecycle_picture("submission").partition("<tbody>")[2].count("<tr>")
    assert rows == len(of_lifecycle(BY_CODE["submission"]).edges)


def test_drawings_hold_no_style_attribute():
    assert "style=" not in lifecycle_picture("nomination", "draft")


def test_an_unknown_state_is_a_fault():
    with pytest.raises(KeyError):
        lifecycle_picture("decision", "lost")
