"""Codes catch typing errors and do not mind how they are typed."""

import pytest

from backend.certificates.codes import ALPHABET, grouped, new_code, read_code, with_check


def test_a_code_is_read_in_any_case_and_grouping() -> None:
    code = new_code()
    assert read_code(code) == code
    assert read_code(f"  {code.lower().replace('-', ' ')} ") == code


def test_every_single_wrong_character_is_caught() -> None:
    bare = new_code().replace("-", "")
    for place in range(len(bare)):
        for letter in set(ALPHABET) - {bare[place]}:
            assert read_code(bare[:place] + letter + bare[place + 1 :]) == ""


def test_every_swap_of_neighbours_is_caught() -> None:
    bare = with_check("23456789ABC")
    swaps = [bare[:n] + bare[n + 1] + bare[n] + bare[n + 2 :] for n in range(len(bare) - 1) if bare[n] != bare[n + 1]]
    assert [read_code(swap) for swap in swaps] == [""] * len(swaps)


@pytest.mark.parametrize("typed", ["", "K7QF", "0000-0000-0000", "đđđđ-đđđđ-đđđđ", "A" * 500])
def test_what_cannot_be_a_code_is_empty(typed: str) -> None:
    assert read_code(typed) == ""


def test_codes_are_grouped_for_reading() -> None:
    assert grouped("K7QF2M9XTD4R") == "K7QF-2M9X-TD4R"
