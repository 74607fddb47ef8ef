"""What a client is asked for names no option of a program that the client does not have."""

from types import SimpleNamespace

from adeverinta.core.errors import ExitCode
from adeverinta.core.finding import finding
from adeverinta.core.month import Month
from adeverinta.core.source import Source
from adeverinta.core.spoken import COMMAND, ColumnName, Spoken
from adeverinta.income import codes as income_codes
from adeverinta.office import missing_inputs
from adeverinta.requests import codes as requests_codes
from adeverinta.sources import codes as sources_codes

MAY = Month(2026, 5)
CELL = Source("mai.xlsx", "Stat", 7, "H")


def line(*findings):
    refused = SimpleNamespace(
        status=SimpleNamespace(value="respinsa"), nume="Exemplaru", prenume="Elena", findings=findings
    )
    return SimpleNamespace(outcomes=[refused], stopped=ExitCode.REFUSED, findings=())


def test_no_option_of_the_terminal_stands_in_a_letter():
    asked = missing_inputs.wanted(
        line(
            finding(income_codes.SUMA_NEPLAUZIBILA, month=MAY, source=CELL, suma="90.000,00", fata="mare"),
            finding(
                income_codes.ZILE_NEINCHISE, month=MAY, source=CELL, luni="mai 2026", urmare="hotărăsc",
                altfel=Spoken(" și {optiuni[days]}"), norma="", severity=income_codes.LUNA_LIPSA.severity,
            ),
            finding(
                income_codes.NET_NUMAI_CALCULABIL, month=MAY, source=CELL, luni="mai 2026", ce="lipsesc",
                altfel=Spoken("dacă primiți netul calculat, {optiuni[calculated]}"),
            ),
            finding(sources_codes.FISIER_PROTEJAT, source=CELL, fisier="mai.xlsx"),
            finding(
                requests_codes.DATA_NECITIBILA, text="azi", coloana=ColumnName("data_nasterii_copilului"),
                unde=Spoken("{nicaieri}"),
            ),
        )
    )  # fmt: skip
    texts = [text for item in asked for text in (item.sentence, *(what for _, _, what in item.rows))]
    assert len(texts) == 10
    for text in texts:
        assert "--" not in text
        assert "ADEVERINTA_" not in text
        assert "data_nasterii_copilului" not in text
        assert "(în cerere)" not in text
    assert any("dacă suma este bună, confirmați-ne în scris." in text for text in texts)
    assert any("Copilul născut la" in text for text in texts)


def test_a_client_has_an_answer_where_the_office_has_an_option():
    assert missing_inputs._ANSWERS.keys() == COMMAND.optiuni.keys()
