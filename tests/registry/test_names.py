import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adeverinta.core.errors import InputStop
from adeverinta.registry import certificate_name, format_number

HOSTILE = [
    "../../etc/passwd", "..\\..\\x", "C:\\Windows", "a/b", "nul", "CON", "COM1.txt", "a\x00b", "a\nb",
    "x" * 5000, "2850101401002", "CNP2850101401002x", "２８５０１０１４０１００２", "", " . ", "…",
    "Șerban\u202egnp.exe", "-rf", "~", "$(x)", "|",
]  # fmt: skip


def test_reads_like_a_certificate():
    name = certificate_name("12/22.11.2026", "Ștefănescu-Țuțea", "Ană  Łucja", "icc-hg52")
    assert name == "12-22-11-2026-Stefanescu-Tutea-Ana-Lucja-icc-hg52.pdf"


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("field", range(4))
def test_hostile_parts_stay_a_plain_name(text, field):
    parts = ["12", "Pop", "Ana", "icc-hg52"]
    parts[field] = text
    check(certificate_name(*parts))


@given(*[st.text(max_size=80)] * 4)
def test_any_text_gives_a_safe_name(number, nume, prenume, form):
    check(certificate_name(number, nume, prenume, form))


def check(name):
    assert re.fullmatch(r"_?[A-Za-z0-9][A-Za-z0-9-]*\.pdf", name)
    assert len(name) <= 150
    assert not re.search(r"\d{13}", name)
    assert not re.fullmatch(r"(?i)(con|prn|aux|nul|com\d|lpt\d)\.pdf", name)


@given(st.integers(1, 10**7), st.integers(1, 10**7))
def test_two_numbers_never_share_a_name(one, other):
    names = {
        certificate_name(format_number("{numar:04}/{an}", n, date(2026, 1, 2)), "Pop", "A", "f")
        for n in (one, other)
    }
    assert len(names) == len({one, other})


def test_long_numbers_stay_apart():
    names = {certificate_name("9" * 60 + tail, "Pop", "Ana", "icc") for tail in "ab"}
    assert len(names) == 2


@pytest.mark.parametrize(
    ("fmt", "printed"),
    [
        ("{numar}", "7"),
        ("{numar}/{data}", "7/05.03.2026"),
        ("ICC-{numar:04}/{an}", "ICC-0007/2026"),
        ("Nr. {numar}-{numar}", "Nr. 7-7"),
    ],
)
def test_number_formats(fmt, printed):
    assert format_number(fmt, 7, date(2026, 3, 5)) == printed


@pytest.mark.raises_code("FORMAT_NUMAR_GRESIT")
@pytest.mark.parametrize(
    "fmt",
    [
        "",
        "12",
        "{an}",
        "{numar.__class__}",
        "{numar!r}",
        "{numar}{x}",
        "{numar",
        "{}",
        "{numar}\n",
        "{numar}" + "x" * 50,
    ],
)
def test_bad_number_formats_stop(fmt):
    with pytest.raises(InputStop) as stop:
        format_number(fmt, 7, date(2026, 3, 5))
    assert stop.value.finding.code == "FORMAT_NUMAR_GRESIT"
