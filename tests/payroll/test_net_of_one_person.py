"""A net that is the net by all persons but one: only that one is refused."""

import pytest
from payroll_builders import HEADER, book, cnp, person

from adeverinta.core.errors import InputStop
from adeverinta.payroll import read_files

CODE = "NET_ALTFEL_LA_PERSOANA"


def _files(persons, *, kept=60.0, bad=(1,), months=(1, 2, 3)):
    """A file a month; of those in `bad` something is kept back from the net."""
    made = []
    for month in months:
        rows = [[*HEADER, "Rate C.A.R."]]
        for number in range(1, persons + 1):
            own, dues = person(number), kept if number in bad else 0.0
            rows.append([*own[:-1], own[-1] - dues, dues])
        made.append(book(rows, name=f"stat_2026{month:02d}.xlsx"))
    return made


@pytest.mark.raises_code("NET_ALTFEL_LA_PERSOANA")
@pytest.mark.parametrize("persons", [4, 6, 12])
def test_only_the_person_is_refused(persons):
    read = read_files(_files(persons), wanted=[cnp(1), cnp(2)])
    found = [item for item in read.findings if item.code == CODE]
    assert [(item.cnp, item.month.month, item.blocking) for item in found] == [
        (cnp(1), month, True) for month in (1, 2, 3)
    ]
    assert "„Rate C.A.R.”" in found[0].message
    assert "2.865,00" in found[0].message
    assert [row.net for row in read.rows[cnp(2)]] == [292500] * 3
    assert not [item for item in read.findings if item.cnp == cnp(2)]


def test_it_is_nothing_to_the_others():
    read = read_files(_files(6), wanted=[cnp(2)])
    assert not [item for item in read.findings if item.code == CODE]


@pytest.mark.parametrize(
    "files",
    [
        _files(3),  # two others may be chance
        _files(6, bad=(1, 2)),
        _files(6, bad=range(1, 7)),
    ],
)
def test_where_it_is_no_net_of_more_the_column_is_contradicted(files):
    with pytest.raises(InputStop) as stop:
        read_files(files, wanted=[cnp(1)])
    assert stop.value.finding.code == "NET_CONTRADICTORIU"


def test_one_in_twenty_rows_is_still_an_exception_that_is_listed():
    read = read_files(_files(24), wanted=[cnp(1)])
    assert {item.code for item in read.findings if item.cnp == cnp(1)} >= {"NET_NU_SE_INCHIDE"}
    assert CODE not in {item.code for item in read.findings}
