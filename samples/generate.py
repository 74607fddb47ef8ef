"""Writes every sample file, the same bytes in every run: `python samples/generate.py [folder]`."""

from __future__ import annotations

import sys
from pathlib import Path

import asks
import ledger
import messy
import people
import shapes

HERE = Path(__file__).resolve().parent

PROFILE = f"""\
# Angajatorul, așa cum se tipărește pe adeverință.
[angajator]
denumire = "{people.EMPLOYER}"
sediu = "{people.EMPLOYER_SEAT}"
cod_fiscal = "RO{people.EMPLOYER_CUI}"   # obligatoriu; rândurile altui angajator nu intră în adeverințe
nr_orc = "{people.EMPLOYER_ORC}"
telefon = "0239 000 000"

# Cine semnează.
[reprezentant]
nume = "{people.DIRECTOR}"               # obligatoriu
functie = "director general"

# Cine a întocmit adeverința.
[intocmit]
nume = "{people.CLERK}"

# Cum arată numărul adeverinței; {{numar}} este numărul din registru.
[registru]
format = "{{numar}}"

# Formularul „2/3 ani”: verso = false lasă deoparte textul de pe verso.
[formular]
verso = true

# Ce lasă legea deschis. Liniile sunt valorile implicite; scoateți # din față numai ca să schimbați una.
[calcul]
# tichete_in_net = "nu"                    # valoarea tichetelor nu intră în venitul net tipărit
# sindicat_scade_netul = "nu"              # cotizația de sindicat nu scade venitul net tipărit
# pensie_facultativa_scade_netul = "nu"    # nici pensia facultativă
# ziua_42 = "nastere+42"                   # cele 42 de zile se numără de la ziua de după naștere
# impozit_la_50_bani = "sus"               # la exact 50 de bani impozitul se rotunjește în sus
# minim_2024 = "1651"                      # indemnizația minimă din martie 2024: 1651 sau 1650
# luna_nasterii_2009 = "luna_anterioara"   # normele din 2009: luna nașterii contează cu luna dinainte
"""


def write_all(target: Path) -> None:
    """Every generated file, under the target folder."""
    rows = ledger.rows(people.PEOPLE, people.FIRST_MONTH, people.LAST_MONTH)
    shapes.write_monthly(target / "lunar-xlsx", rows)
    shapes.write_register(target / "registru" / "state_2024-2026.xlsx", rows)
    shapes.write_csv(target / "csv" / "state.csv", rows)
    asks.write_xlsx(target / "cereri.xlsx", asks.requests())
    asks.write_csv(target / "cereri.csv", asks.requests())
    shapes.write_bytes(target / "angajator.toml", PROFILE.encode())
    old = ledger.rows(people.PEOPLE_2009, people.FIRST_MONTH_2009, people.LAST_MONTH_2009)
    shapes.write_old(target / "2009" / "stat_2008-2009.xlsx", old)
    asks.write_xlsx(target / "2009" / "cereri.xlsx", asks.requests_2009())
    shapes.write_bytes(target / "2009" / "angajator.toml", PROFILE.encode())
    messy.write_all(target / "messy", rows)


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else HERE
    write_all(folder)
    print(f"wrote the samples to {folder}")
