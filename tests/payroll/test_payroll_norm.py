"""The hours a day of a contract: kept with the row, told apart from the hours of a month."""

from adeverinta import payroll
from adeverinta.income.plausible.levels import norm_of

CNP = "2850101401002"
HEAD = "CNP;Nume;Luna;Norma;Zile lucrate;Brut;CAS;CASS;Impozit;Salariu net\n"


def rows(tmp_path, *norms):
    path = tmp_path / "stat.csv"
    lines = [
        f"{CNP};Pop Ana;{at:02d}.2025;{norm};20;4000;1000;400;260;2340" for at, norm in enumerate(norms, 1)
    ]
    path.write_text(HEAD + "\n".join(lines))
    return payroll.read([path]).rows[CNP]


def test_the_norm_stays_with_its_row(tmp_path):
    assert [row.norma for row in rows(tmp_path, "4", "8", "6")] == [400, 800, 600]


def test_hours_of_a_month_under_the_same_header_are_no_norm(tmp_path):
    part, month = rows(tmp_path, "4", "168")
    assert norm_of([part]) == 400
    assert norm_of([month]) is None
