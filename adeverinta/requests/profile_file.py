"""The TOML file of the employer profile: parsed, its sections and keys checked, its refusals worded."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from adeverinta.core.code import Code
from adeverinta.core.errors import InputStop
from adeverinta.core.finding import Finding, finding
from adeverinta.core.late_pattern import late
from adeverinta.core.source import Source
from adeverinta.core.text import clean, mask_cnps
from adeverinta.requests import codes
from adeverinta.requests.columns import nearest
from adeverinta.system import codes as system_codes

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_AT_LINE: Final = late(r"line (\d+), column (\d+)")

_LARGEST: Final = 10**18
"""No number of a profile is as large; one of thousands of digits could not even be shown."""


class ProfileFile:
    """The tables of a profile by section name, every known section there even when empty.

    `keys` names the keys of each section; in a section of `strict` an unknown key stops the run, since
    a mistyped one would silently mean its default; elsewhere it is a warning in `findings`.
    """

    def __init__(
        self,
        path: Path,
        keys: Mapping[str, Sequence[str]],
        strict: Sequence[str],
        *,
        data: bytes | None = None,
    ) -> None:
        self.path = path
        self._data = data
        self.name = mask_cnps(path.name)
        self.findings: list[Finding] = []
        self._keys = keys
        self._strict = strict
        self.tables = self._sections(self._parse())

    def report(self, code: Code, **params: Any) -> None:
        """Add a warning about the file."""
        self.findings.append(finding(code, source=Source(self.path.name), fisier=self.name, **params))

    def stop(self, code: Code, row: int | None = None, **params: Any) -> InputStop:
        """A refusal of the file, to be raised."""
        return InputStop(finding(code, source=Source(self.path.name, row=row), fisier=self.name, **params))

    def wrong(self, key: str, motiv: str, remediu: str) -> InputStop:
        """A refusal of one value, to be raised."""
        return self.stop(codes.CAMP_ANGAJATOR_GRESIT, cheie=key, motiv=motiv, remediu=remediu)

    def text(self, section: str, key: str) -> str:
        """A text cleaned for print, empty where it is not given; a whole number passes for one."""
        found = self.tables[section].get(key, "")
        if isinstance(found, bool) or not isinstance(found, (str, int)):
            raise self.wrong(f"{section}.{key}", "nu este un text", f'Scrieți {key} = "..." între ghilimele.')
        return clean(str(found))

    def _parse(self) -> dict[str, object]:
        import tomllib

        try:
            data = self.path.read_bytes() if self._data is None else self._data
        except FileNotFoundError:
            raise self.stop(system_codes.FISIER_LIPSA) from None  # the system's error shows the path whole
        except IsADirectoryError:
            raise self.stop(system_codes.FISIER_NECITIBIL, motiv="este un folder") from None
        except (OSError, ValueError) as error:
            from adeverinta import sources

            raise self.stop(system_codes.FISIER_NECITIBIL, motiv=sources.unread_reason(error)) from None
        try:
            return tomllib.loads(data.decode("utf-8-sig"))
        except UnicodeDecodeError as error:
            row = data.count(b"\n", 0, error.start) + 1
            raise self.stop(codes.PROFIL_CODIFICARE, row, rand=row) from error
        except tomllib.TOMLDecodeError as error:
            at = _AT_LINE.search(str(error))
            place = f"rândul {at[1]}, poziția {at[2]}" if at else "sfârșitul fișierului"
            raise self.stop(codes.PROFIL_TOML, int(at[1]) if at else None, loc=place) from error
        except (ValueError, RecursionError) as error:  # a number of thousands of digits, lists in lists
            raise self.stop(codes.PROFIL_TOML, loc="o valoare prea lungă") from error

    def _sections(self, document: dict[str, object]) -> dict[str, dict[str, object]]:
        tables: dict[str, dict[str, object]] = {name: {} for name in self._keys}
        for name, table in document.items():
            if name not in self._keys:
                meant = nearest(name, list(self._keys))
                self._unknown(f"[{name}]", f"[{meant}]" if meant else None, stops=meant in self._strict)
            elif not isinstance(table, dict):
                raise self.wrong(name, "nu este o secțiune", f"Scrieți [{name}] pe un rând și cheile sub el.")
            else:
                tables[name] = table
                self._check_keys(name, table)
        return tables

    def _check_keys(self, section: str, table: Mapping[str, object]) -> None:
        known = list(self._keys[section])
        for key, value in table.items():
            if isinstance(value, int) and abs(value) >= _LARGEST:
                raise self.wrong(f"{section}.{key}", "este un număr prea mare", "Scrieți valoarea corectă.")
            if key not in known:
                self._unknown(
                    f"{section}.{key}", nearest(key, known), stops=section in self._strict, known=known
                )

    def _unknown(self, key: str, meant: str | None, *, stops: bool, known: Sequence[str] = ()) -> None:
        hint = f"; ați vrut „{meant}”?" if meant else ""
        key = mask_cnps(clean(key))
        if stops:
            listed = ", ".join(known or [f"[{name}]" for name in self._keys])
            raise self.stop(codes.CHEIE_GRESITA, cheie=key, sugestie=hint, permise=listed)
        self.report(codes.CHEIE_NECUNOSCUTA, cheie=key, sugestie=hint)
