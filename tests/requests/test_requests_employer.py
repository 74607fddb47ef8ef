"""The employer profile: read strictly, refused with the key to mend."""

from __future__ import annotations

import pytest

from adeverinta import law
from adeverinta.core.errors import InputStop
from adeverinta.requests import read_employer

GOOD = """
[angajator]
denumire = "SC  Exemplu SRL"
sediu = "Cluj-Napoca, str. Ştefan nr. 1"
cod_fiscal = "RO18547290"
nr_orc = "J12/1/2020"
[reprezentant]
nume = "Popescu Ioana"
functie = "director"
"""


def profile(tmp_path, text, encoding="utf-8"):
    path = tmp_path / "angajator.toml"
    path.write_bytes(text.encode(encoding))
    return path


def stopped(path):
    with pytest.raises(InputStop) as caught:
        read_employer(path)
    assert path.name in caught.value.finding.message
    return caught.value.finding


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_good_profile(tmp_path, encoding):
    found, findings = read_employer(profile(tmp_path, GOOD, encoding))
    assert findings == []
    assert found.denumire == "SC Exemplu SRL"
    assert found.sediu == "Cluj-Napoca, str. Ștefan nr. 1"
    assert found.cod_fiscal_digits == "18547290"
    assert (found.numar_format, found.verso, dict(found.calcul)) == ("{numar}", True, {})


def test_everything_that_may_be_set(tmp_path):
    name = next(item.name for item in law.switches().values() if set(item.allowed) == {"da", "nu"})
    text = GOOD + (
        '[intocmit]\nnume = "Ana"\n[registru]\nformat = "{numar:04}/{an}"\n[formular]\nverso = false\n'
        f"[calcul]\n{name} = true\nminim_2024 = 1650\n"
    )
    found, findings = read_employer(profile(tmp_path, text))
    assert findings == []
    assert found.intocmit_nume == "Ana"
    assert (found.numar_format, found.verso) == ("{numar:04}/{an}", False)
    assert dict(found.calcul) == {name: "da", "minim_2024": "1650"}


@pytest.mark.parametrize(
    ("tail", "wanted"),
    [("", ""), ('litere = "mari"', "mari"), ('litere = "MARI"', "mari"), ('litere = "obișnuite"', "")],
)
def test_large_print_is_a_switch(tmp_path, tail, wanted):
    found, findings = read_employer(profile(tmp_path, f"{GOOD}[formular]\n{tail}\n"))
    assert (found.litere, findings) == (wanted, [])


def test_every_switch_takes_each_of_its_values(tmp_path):
    for switch in law.switches().values():
        for value in switch.allowed:
            found, _ = read_employer(profile(tmp_path, f'{GOOD}[calcul]\n{switch.name} = "{value}"\n'))
            assert found.calcul[switch.name] == value


@pytest.mark.parametrize("key", ["denumire", "sediu", "cod_fiscal", "nume"])
def test_missing_keys_are_named(tmp_path, key):
    text = "\n".join(line for line in GOOD.splitlines() if not line.startswith(key))
    found = stopped(profile(tmp_path, text))
    assert found.code == "CAMP_ANGAJATOR_LIPSA"
    section = "reprezentant" if key == "nume" else "angajator"
    assert f"{section}.{key}" in found.message
    assert f"[{section}]" in found.remedy
    assert f"{key} = " in found.remedy


def test_all_missing_keys_are_named_at_once(tmp_path):
    message = stopped(profile(tmp_path, "[angajator]\ndenumire = ' '\n")).message
    assert "angajator.denumire, angajator.sediu, angajator.cod_fiscal, reprezentant.nume" in message


@pytest.mark.parametrize(
    ("tail", "code", "words"),
    [
        ("[calcul]\ntichete_in_nett = 'da'", "CHEIE_GRESITA", "„tichete_in_net”?"),
        ("[calcule]\ntichete_in_net = 'da'", "CHEIE_GRESITA", "„[calcul]”?"),
        ("[formular]\nverzo = false", "CHEIE_GRESITA", "„verso”?"),
        ("[calcul]\ntichete_in_net = 'poate'", "CAMP_ANGAJATOR_GRESIT", "calcul.tichete_in_net"),
        ("[calcul]\nminim_2024 = 1700", "CAMP_ANGAJATOR_GRESIT", "1700"),
        ("[formular]\nverso = 'uneori'", "CAMP_ANGAJATOR_GRESIT", "formular.verso"),
        ("[formular]\nlitere = 'uriașe'", "CAMP_ANGAJATOR_GRESIT", "formular.litere"),
        ("[registru]\nformat = '{data}'", "CAMP_ANGAJATOR_GRESIT", "registru.format"),
        ("[registru]\nformat = '{numar}/{seria}'", "CAMP_ANGAJATOR_GRESIT", "{seria}"),
        ("[registru]\nformat = '{numar'", "CAMP_ANGAJATOR_GRESIT", "registru.format"),
        ("[registru]\nformat = '{numar.real}'", "CAMP_ANGAJATOR_GRESIT", "registru.format"),
        ("[intocmit]\nnume = true", "CAMP_ANGAJATOR_GRESIT", "intocmit.nume"),
        ("[intocmit]\nnume = Ana", "PROFIL_TOML", "rândul 11"),
        ("[angajator]\ndenumire = 'x'", "PROFIL_TOML", "rândul 10"),
        ('[intocmit]\nnume = "Ana', "PROFIL_TOML", "rândul 11"),
    ],
)
def test_what_stops(tmp_path, tail, code, words):
    found = stopped(profile(tmp_path, f"{GOOD}{tail}\n"))
    assert found.code == code
    assert words in found.message + found.remedy


def test_unknown_keys_elsewhere_are_warnings(tmp_path):
    text = GOOD.replace("nr_orc", "nr_orcc") + "[altele]\nx = 1\n"
    _, findings = read_employer(profile(tmp_path, text))
    assert [item.code for item in findings] == ["CHEIE_NECUNOSCUTA", "CHEIE_NECUNOSCUTA"]
    assert "angajator.nr_orcc" in findings[0].message
    assert "„nr_orc”?" in findings[0].message
    assert not any(item.blocking for item in findings)


def test_a_wrong_check_digit_is_a_warning(tmp_path):
    found, (warning,) = read_employer(profile(tmp_path, GOOD.replace("18547290", "18547291")))
    assert warning.code == "COD_FISCAL_SUSPECT"
    assert "RO18547291" in warning.message
    assert found.cod_fiscal_digits == "18547291"


def test_a_fiscal_code_as_a_number(tmp_path):
    assert (
        read_employer(profile(tmp_path, GOOD.replace('"RO18547290"', "18547290")))[0].cod_fiscal == "18547290"
    )


def test_a_fiscal_code_without_digits(tmp_path):
    assert "nu are cifre" in stopped(profile(tmp_path, GOOD.replace("RO18547290", "RO"))).message


def test_another_encoding(tmp_path):
    found = stopped(profile(tmp_path, GOOD, "cp1250"))
    assert found.code == "PROFIL_CODIFICARE"
    assert "rândul 4" in found.message
    assert "UTF-8" in found.remedy


def test_missing_file_and_folder(tmp_path):
    (tmp_path / "folder.toml").mkdir()
    assert stopped(tmp_path / "lipsa.toml").code == "FISIER_LIPSA"
    assert "folder" in stopped(tmp_path / "folder.toml").message
    (tmp_path / "gol.toml").write_bytes(b"")
    assert stopped(tmp_path / "gol.toml").code == "CAMP_ANGAJATOR_LIPSA"


def test_a_section_that_is_a_value(tmp_path):
    assert "nu este o secțiune" in stopped(profile(tmp_path, 'angajator = "x"\n')).message
