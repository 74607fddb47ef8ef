"""CNPs: which are valid, and the one that a cell holds whatever stands around it."""

from __future__ import annotations

import pytest

from adeverinta.core.cnp import cnp_in, is_valid

ONE, OTHER = "2920514401010", "2850101401002"
WEIGHTS = "279146358279"


def with_county(county: str) -> str:
    body = f"2920514{county}101"
    rest = sum(int(a) * int(b) for a, b in zip(body, WEIGHTS, strict=True)) % 11
    return f"{body}{1 if rest == 10 else rest}"


@pytest.mark.parametrize("county", ["01", "40", "46", "51", "52", "70", "80", "81", "82", "83"])
def test_counties_that_are_given_out(county):
    assert is_valid(with_county(county))


@pytest.mark.parametrize("county", ["00", "53", "69", "71", "84", "99"])
def test_counties_that_are_not(county):
    assert not is_valid(with_county(county))


@pytest.mark.parametrize(
    "text",
    [
        f"{ONE} RO", f"RO {ONE}", f"CNP: {ONE}", f"C.N.P.:{ONE};", f"{ONE}/2", f"{ONE} / român", f"{ONE}.00",
        f"{ONE},0", "2-920514-401010", "2920514 401010", "2.920.514.401.010", "2,920,514,401,010.00",
        f"{ONE} (fost {ONE})", f"Popa Ina, CNP {ONE}, CI XR 123456", f"'{ONE}", f"{ONE}\n",
        "2 920514 40 1010",
    ],
)  # fmt: skip
def test_a_dressed_cnp_is_found(text):
    assert cnp_in(text) == ONE


@pytest.mark.parametrize(
    "text",
    [
        "", "2920514401011", f"{ONE} {OTHER}", f"1{ONE}", f"{ONE}1", "2.92E+12", "29205144010", f"{ONE}5 RO",
        "2920514401010" * 2, "1-2920514-401010", "2920514-401010-7",
    ],
)  # fmt: skip
def test_what_is_not_one_cnp_for_certain_is_none(text):
    assert cnp_in(text) == ""
