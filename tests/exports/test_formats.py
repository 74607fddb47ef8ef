"""Every format gives the rows that were paid, on the first try and without a profile."""

from __future__ import annotations

import pytest

from adeverinta import payroll
from adeverinta.core.finding import Severity
from tests.exports import pdf_layouts
from tests.exports.formats import FORMATS
from tests.exports.shapes import ROWS
from tests.exports.test_shapes import sums
from tests.exports.truth import CUI, MONTHS, expected


@pytest.mark.parametrize("name", sorted(FORMATS))
def test_the_format_gives_the_rows_that_were_paid(name, tmp_path):
    FORMATS[name](tmp_path)
    read = payroll.read([tmp_path], employer=CUI)
    columns = ("net", "brut", "cas", "cass", "impozit")
    assert sums(read, *columns) == expected(ROWS, *columns)
    assert read.covered == set(MONTHS)
    assert [item for item in read.findings if item.severity is Severity.ERROR] == []
    assert [item for item in read.findings if item.code == "RAND_FARA_CNP"] == []
    assert set(read.persons.values()) >= {"Imaginaru Vasile"} or name == "foaie_xml_2003_cu_grupuri"


@pytest.mark.parametrize("name", sorted(pdf_layouts.LAYOUTS))
def test_a_report_on_paper_gives_the_rows_that_were_paid(name, tmp_path):
    pdf_layouts.write(tmp_path, name)
    read = payroll.read([tmp_path], employer=CUI)
    columns = ("net", "brut", "cas", "cass", "impozit")
    assert sums(read, *columns) == expected(ROWS, *columns)
    assert [item for item in read.findings if item.severity is Severity.ERROR] == []
