"""Files of the office that another program holds open: one sentence, before the work where it can be."""

from pathlib import Path

import pytest

from adeverinta.cli import main
from adeverinta.system import files
from tests.firm import of_samples


@pytest.fixture
def firm(tmp_path):
    return of_samples(tmp_path / "Firma", requests="cereri.xlsx")


@pytest.fixture
def held(monkeypatch):
    """Names that Excel holds: they are neither written to nor replaced."""
    names = set()

    def refused(path):
        if Path(path).name in names:
            raise PermissionError(13, "held")

    opened, replaced = Path.open, Path.replace

    def open_file(path, mode="r", *args, **kwargs):
        if "+" in mode or "w" in mode:
            refused(path)
        return opened(path, mode, *args, **kwargs)

    def replace(path, target):
        refused(target)
        return replaced(path, target)

    monkeypatch.setattr(Path, "open", open_file)
    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(files.time, "sleep", lambda seconds: None)
    return names


def run(monkeypatch, capsys, *args):
    monkeypatch.setattr("sys.argv", ["adeverinta", *map(str, args)])
    with pytest.raises(SystemExit) as end:
        main()
    return end.value.code, capsys.readouterr()


@pytest.mark.parametrize("name", ["firme.xlsx", "firme.json"])
def test_the_overview_is_asked_for_before_the_firms_are_worked(name, firm, held, monkeypatch, capsys):
    (firm.parent / name).write_bytes(b"x")
    held.add(name)
    code, said = run(monkeypatch, capsys, "firme", firm.parent, "--fara-interactiune")
    assert code == 4
    assert name in said.err
    assert "deschis în alt program" in said.err
    assert not (firm / "registru.sqlite").exists(), "no number was taken"


def test_the_merged_file_is_asked_for_before_numbers_are_taken(firm, held, monkeypatch, capsys, tmp_path):
    out = tmp_path / "iesire"
    out.mkdir()
    (out / "adeverinte.pdf").write_bytes(b"x")
    held.add("adeverinte.pdf")
    code, said = run(
        monkeypatch, capsys, "emite", firm / "state", "--cereri", firm / "cereri.xlsx",
        "--angajator", firm / "angajator.toml", "--iesire", out, "--un-singur-pdf", "--procese", "1",
        "--fara-interactiune",
    )  # fmt: skip
    assert code == 4
    assert "adeverinte.pdf" in said.err
    assert "deschis în alt program" in said.err
    assert not list(out.rglob("*.sqlite"))


def test_an_example_of_the_demo_held_by_excel_is_one_sentence(held, monkeypatch, capsys, tmp_path):
    (tmp_path / "cereri-exemplu.xlsx").write_bytes(b"x")
    held.add("cereri-exemplu.xlsx")
    code, said = run(monkeypatch, capsys, "demo", "--iesire", tmp_path)
    assert code == 4
    assert "cereri-exemplu.xlsx" in said.err
    assert "deschis în alt program" in said.err
