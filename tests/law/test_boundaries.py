"""Each dated number at its boundary: the month before and the month itself, typed by hand."""

from fractions import Fraction

import pytest

from adeverinta.core.month import Month
from adeverinta.law.loader import UnknownPeriod, load, parameters

NONE = "nu se știe"
"""No value at all in that month (`UnknownPeriod`); None is a value that is not known or does not exist."""

CHANGES = """
cas 2007-01 NONE 9.5/100
cas 2008-01 9.5/100 9.5/100
cas 2009-02 9.5/100 10.5/100
cas 2011-01 10.5/100 10.5/100
cas 2015-01 10.5/100 10.5/100
cas 2016-01 10.5/100 10.5/100
cas 2017-01 10.5/100 10.5/100
cas 2018-01 10.5/100 25/100
cass 2007-01 NONE 6.5/100
cass 2008-01 6.5/100 6.5/100
cass 2008-07 6.5/100 5.5/100
cass 2009-01 5.5/100 5.5/100
cass 2009-02 5.5/100 5.5/100
cass 2011-01 5.5/100 5.5/100
cass 2015-01 5.5/100 5.5/100
cass 2016-01 5.5/100 5.5/100
cass 2017-01 5.5/100 5.5/100
cass 2018-01 5.5/100 10/100
somaj 2007-01 NONE 1/100
somaj 2008-01 1/100 0.5/100
somaj 2009-02 0.5/100 0.5/100
somaj 2011-01 0.5/100 0.5/100
somaj 2015-01 0.5/100 0.5/100
somaj 2016-01 0.5/100 0.5/100
somaj 2017-01 0.5/100 0.5/100
somaj 2018-01 0.5/100 0
impozit 2007-01 NONE 16/100
impozit 2008-01 16/100 16/100
impozit 2009-02 16/100 16/100
impozit 2011-01 16/100 16/100
impozit 2015-01 16/100 16/100
impozit 2016-01 16/100 16/100
impozit 2017-01 16/100 16/100
impozit 2018-01 16/100 10/100
cas_plafon 2007-01 NONE None
cas_plafon 2011-01 None 5
cas_plafon 2017-02 5 None
salariu_mediu 2011-01 NONE 2022
salariu_mediu 2012-01 2022 2117
salariu_mediu 2013-01 2117 2223
salariu_mediu 2014-01 2223 2298
salariu_mediu 2015-01 2298 2415
salariu_mediu 2016-01 2415 2681
salariu_mediu 2017-01 2681 3131
salariu_mediu 2018-01 3131 4162
salariu_mediu 2019-01 4162 None
salariu_mediu 2025-01 None 7567
salariu_mediu 2025-02 7567 8199
salariu_mediu 2025-03 8199 8620
salariu_minim 2007-01 NONE 390
salariu_minim 2008-01 390 500
salariu_minim 2008-10 500 540
salariu_minim 2009-01 540 600
salariu_minim 2011-01 600 670
salariu_minim 2012-01 670 700
salariu_minim 2013-02 700 750
salariu_minim 2013-07 750 800
salariu_minim 2014-01 800 850
salariu_minim 2014-07 850 900
salariu_minim 2015-01 900 975
salariu_minim 2015-07 975 1050
salariu_minim 2016-05 1050 1250
salariu_minim 2017-02 1250 1450
salariu_minim 2018-01 1450 1900
salariu_minim 2019-01 1900 2080
salariu_minim 2020-01 2080 2230
salariu_minim 2021-02 2230 2300
salariu_minim 2022-01 2300 2550
salariu_minim 2023-01 2550 3000
salariu_minim 2023-10 3000 3300
salariu_minim 2024-07 3300 3700
salariu_minim 2025-01 3700 4050
salariu_minim 2026-07 4050 4325
salariu_minim_studii_superioare 2019-01 NONE 2350
salariu_minim_constructii 2019-01 NONE 3000
salariu_minim_constructii 2023-01 3000 4000
salariu_minim_constructii 2023-11 4000 4582
salariu_minim_agro 2022-06 NONE 3000
salariu_minim_agro 2023-11 3000 3436
salariu_minim_agro 2024-07 3436 3700
salariu_minim_agro 2025-01 3700 4050
salariu_minim_agro 2026-07 4050 4325
deducere_fractiune_de_luna 2007-01 NONE 1
tichete_cass 2024-01 NONE 10/100
icc_suma_fixa 2006-01 NONE 800
icc_suma_fixa 2007-01 800 600
icc_procent 2009-01 NONE 85/100
icc_procent 2011-01 85/100 75/100
icc_procent 2012-10 75/100 85/100
icc_procent 2016-07 85/100 85/100
icc_minim 2009-01 NONE 600
icc_minim 2010-07 600 600
icc_minim 2011-01 600 600
icc_minim 2012-01 600 600
icc_minim 2016-07 600 1063
icc_minim 2017-02 1063 1233
icc_minim 2018-01 1233 1250
icc_minim 2022-03 1250 1314
icc_minim 2023-03 1314 1495
icc_minim 2024-03 1495 1651
icc_maxim 2009-01 NONE 4000
icc_maxim 2011-01 4000 3400
icc_maxim 2012-01 3400 3400
icc_maxim 2016-07 3400 None
icc_maxim 2017-09 None 8500
icc_maxim_2_ani 2011-01 NONE 1200
icc_maxim_2_ani 2012-01 1200 1200
icc_reducere_2010 2010-07 NONE 85/100
isr 2009-01 NONE 500
isr 2022-03 500 525.5
isr 2023-03 525.5 598
isr 2024-03 598 660
isr 2025-01 660 660
isr 2026-01 660 660
icc_rotunjire 2006-01 NONE half_up_leu
icc_rotunjire 2009-02 half_up_leu half_up_leu
icc_rotunjire 2011-01 half_up_leu half_up_leu
icc_rotunjire 2017-08 half_up_leu up_leu
icc_majorare_rotunjire 2009-02 NONE half_up_leu
icc_majorare_rotunjire 2011-01 half_up_leu half_up_leu
icc_majorare_rotunjire 2017-08 half_up_leu up_leu
contributii_rotunjire 2007-01 NONE half_up_contribution
impozit_rotunjire 2007-01 NONE half_up_leu
impozit_baza_rotunjire 2007-01 NONE half_up_leu
""".strip().splitlines()

NESTED = """
icc_cass cota 2025-08 NONE 10/100
icc_copii_multipli cota 2006-01 NONE 1
icc_copii_multipli minim 2006-01 NONE 0
icc_copii_multipli cota 2009-06 1 0
icc_copii_multipli minim 2009-06 0 600
icc_copii_multipli minim 2012-01 600 600
icc_copii_multipli minim 2016-07 600 1063
icc_copii_multipli minim 2017-02 1063 1233
icc_copii_multipli minim 2018-01 1233 icc_minim
icc_copii_multipli cota 2023-09 0 50/100
icc_suprapunere minim 2011-01 NONE 600
icc_suprapunere minim 2016-07 600 icc_minim
icc_suprapunere cota 2023-09 0 50/100
stimulent_insertie suma 2006-01 NONE 300
stimulent_insertie suma 2007-01 300 100
stimulent_insertie suma 2011-01 100 500
stimulent_insertie suma 2016-07 500 531
stimulent_insertie suma 2017-02 531 616
stimulent_insertie suma 2017-04 616 650
stimulent_insertie suma 2021-05 650 650
alocatie_de_stat pana_la_2_ani 2023-01 NONE 631
alocatie_de_stat pana_la_2_ani 2024-01 631 719
alocatie_de_stat peste_2_ani 2024-01 256 292
sprijin_handicap sprijin_1 2016-06 NONE 150
sprijin_handicap sprijin_1 2016-07 150 159
sprijin_handicap sprijin_2 2016-07 300 372
sprijin_handicap sprijin_3 2016-07 450 478
suma_netaxata suma 2022-06 NONE 200
suma_netaxata plafon_brut 2023-01 None 4000
suma_netaxata suma 2024-01 200 200
suma_netaxata suma 2024-07 200 300
suma_netaxata plafon_brut 2025-01 4000 4300
suma_netaxata suma 2026-01 300 300
suma_netaxata suma 2026-07 300 200
suma_netaxata plafon_brut 2026-07 4300 4600
facilitate_it cas 2016-01 None None
facilitate_it cas 2023-11 None 21.25/100
facilitate_it cas 2024-01 21.25/100 20.25/100
facilitate_constructii brut_maxim 2019-01 NONE 30000
facilitate_constructii brut_maxim 2023-01 30000 10000
facilitate_constructii cass 2023-11 0 10/100
facilitate_constructii cas 2024-01 21.25/100 20.25/100
facilitate_agro brut_maxim 2022-06 NONE 30000
facilitate_agro brut_maxim 2023-01 30000 10000
facilitate_agro cass 2023-11 0 10/100
facilitate_agro cas 2024-01 21.25/100 20.25/100
facilitate_handicap impozit 2007-01 NONE 0
facilitate_handicap impozit 2016-01 0 0
facilitate_cercetare impozit 2016-08 NONE 0
facilitate_sezonier impozit 2017-01 NONE 0
facilitate_it impozit 2007-01 NONE 0
deducere_personala prag 2005-07 NONE 1000
deducere_personala prag 2016-01 1000 1500
deducere_personala prag 2018-01 1500 1950
deducere_personala zero_peste 2018-01 3000 3600
deducere_personala prag 2023-01 1950 0
deducere_suplimentara tineri_cota_din_minim 2023-01 NONE 15/100
persoane_intretinere_venit lei 2007-01 NONE 250
persoane_intretinere_venit lei 2016-01 250 300
persoane_intretinere_venit lei 2018-01 300 510
persoane_intretinere_venit lei 2023-01 510 None
deduceri_plafon_anual asigurare_sanatate 2007-01 NONE 250
deduceri_plafon_anual asigurare_sanatate 2016-01 250 400
deduceri_plafon_anual pensii_ocupationale_pepp_etf 2026-03 None 400
cm_cass fel 2007-01 NONE niciunul
cm_cass fel 2018-01 niciunul niciunul
cm_cass fel 2024-01 niciunul toate_fara
cm_cass fel 2024-05 toate_fara numai
cm_cass fel 2026-08 numai numai
cm_cas fel 2007-01 NONE salariu_minim_pe_zile
cm_cas fel 2011-01 salariu_minim_pe_zile salariu_mediu_pe_zile
cm_cas fel 2018-01 salariu_mediu_pe_zile tranzitoriu_2017
cm_cas fel 2018-07 tranzitoriu_2017 indemnizatia
norma_partiala baza_minima 2017-08 NONE da
norma_partiala baza_minima 2018-01 da da
norma_partiala baza_minima 2020-01 da nu
norma_partiala baza_minima 2022-08 nu da
""".strip().splitlines()

PLAIN = {"tichete_in_venitul_deducerii", "cm_somaj", "fractiune_de_plata"}
"""Texts and yes/no of a month, without a number to type."""


def literal(text):
    if text in ("None", "NONE"):
        return None if text == "None" else NONE
    if text in ("da", "nu"):
        return text == "da"
    if not text[0].isdigit():
        return text
    above, _, below = text.partition("/")
    return Fraction(above) / Fraction(below or 1)


def found(parameter, month, part=None):
    try:
        value = load(parameter).in_month(month).value
    except UnknownPeriod:
        return NONE
    return value.get(part) if part else value


@pytest.mark.parametrize("line", CHANGES)
def test_number(line):
    parameter, month, before, itself = line.split()
    when = Month.parse(month)
    assert found(parameter, when.plus(-1)) == literal(before)
    assert found(parameter, when) == literal(itself)


@pytest.mark.parametrize("line", NESTED)
def test_part_of_a_table(line):
    parameter, part, month, before, itself = line.split()
    when = Month.parse(month)
    assert found(parameter, when.plus(-1), part) == literal(before)
    assert found(parameter, when, part) == literal(itself)


ENDS = {
    "icc_suma_fixa": "2008-12",
    "icc_reducere_2010": "2010-12",
    "icc_maxim_2_ani": "2016-06",
    "suma_netaxata": "2026-12",
    "facilitate_it": "2024-12",
    "facilitate_constructii": "2024-12",
    "facilitate_agro": "2024-12",
    "facilitate_sezonier": "2022-12",
    "salariu_minim_studii_superioare": "2019-12",
    "cm_somaj": "2017-12",
    "sprijin_handicap": "2017-01",
}


@pytest.mark.parametrize(("parameter", "last"), ENDS.items())
def test_the_last_month_and_the_one_after(parameter, last):
    month = Month.parse(last)
    assert found(parameter, month) != NONE
    assert found(parameter, month.plus(1)) == NONE


def test_no_dated_month_is_left_out():
    typed = {(line.split()[0], line.split()[1]) for line in CHANGES}
    typed |= {(line.split()[0], line.split()[2]) for line in NESTED}
    for name in parameters():
        parameter = load(name)
        if parameter.key.startswith("luna") and name not in PLAIN:
            assert {(name, str(v.first_month)) for v in parameter.values} <= typed, name


def test_no_end_is_left_out():
    for name in parameters():
        parameter = load(name)
        end = parameter.values[-1].end
        if parameter.key.startswith("luna") and end is not None:
            assert name in ENDS, name
