"""Every form with every set of test facts through veraPDF: `python tests/tools/verapdf/check.py`.

PDF/UA-1, PDF/A-3a and PDF/A-3b; a paper with two visible signatures only the last two
(`finish/mark_tags.py`).

Development only: needs Java and Maven, and the network at the first run. Exit 1 if any file breaks a rule.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ARCHIVE = ("3a", "3b")
ALL = ("ua1", *ARCHIVE)
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1] / "forms")]

from form_facts import CODES, every_set  # noqa: E402

from adeverinta import forms  # noqa: E402
from tests.finish import keys  # noqa: E402


def signed(folder: Path) -> list[Path]:
    """Each form with a visible signature, then a second one, then an invisible one in place of both."""
    from adeverinta import finish

    rsa, root = keys.signer_file(folder, "Constantinescu-Brâncoveanu Ștefania Magdalena", "rsa")
    ec, _ = keys.signer_file(folder, "Dan Al Doilea", "ec", root)
    first = finish.Signing(finish.open_file(rsa, keys.PASSWORD))
    second = finish.Signing(finish.open_file(ec, keys.PASSWORD))
    hidden = finish.Signing(finish.open_file(rsa, keys.PASSWORD), visible=False)
    made = []
    for code in CODES:
        pdf = forms.render(code, every_set(code)["usual"]).pdf
        one = first.signed(pdf, code).pdf
        for name, data in (
            ("one", one),
            ("two", second.signed(one, code, len(pdf)).pdf),
            ("hidden", hidden.signed(pdf, code).pdf),
        ):
            made.append(folder / f"{code}-signed-{name}.pdf")
            made[-1].write_bytes(data)
    return made


def main() -> int:
    """Write, validate, count."""
    class_path = HERE / "target/classpath"
    if not class_path.exists():
        command = [
            "mvn",
            "-B",
            "-q",
            "compile",
            "dependency:build-classpath",
            "-Dmdep.outputFile=target/classpath",
        ]
        subprocess.run(command, cwd=HERE, check=True)
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for code in CODES:
            for number, facts in enumerate(every_set(code).values()):
                paths.append(Path(folder) / f"{code}-{number}.pdf")
                paths[-1].write_bytes(forms.render(code, facts).pdf)
                if forms.load(code).large_print:
                    paths.append(Path(folder) / f"{code}-{number}-large.pdf")
                    paths[-1].write_bytes(forms.render(code, facts | {"litere": "mari"}).pdf)
        paths += signed(Path(folder))
        many = [(code, every_set(code)["usual"]) for code in ("icc-hg52", "icc-2009")] * 50
        for name, items in (
            ("of-each", [(code, every_set(code)["usual"]) for code in CODES]),
            ("of-many", many),  # from some papers of a form on their structures are compiled
        ):
            paths.append(Path(folder) / f"print-file-{name}.pdf")
            paths[-1].write_bytes(forms.render_many(items).pdf)
        java = ["java", "-cp", f"{HERE / 'target/classes'}:{class_path.read_text()}", "Check"]
        twice = [path for path in paths if path.stem.endswith("-two")]
        lines = []
        for flavours, some in ((ALL, [path for path in paths if path not in twice]), (ARCHIVE, twice)):
            command = [*java, ",".join(flavours), *map(str, some)]
            lines += subprocess.run(command, capture_output=True, text=True, check=False).stdout.splitlines()
    wrong = [line for line in lines if not line.startswith("OK ")]
    print("\n".join(wrong))
    for flavour in ALL:
        own = [line.split()[0] for line in lines if line.split()[1:2] == [flavour]]
        print(f"{flavour}: {own.count('OK')} of {len(own)} files")
    return len(wrong) + (len(lines) < len(paths))


if __name__ == "__main__":
    raise SystemExit(min(main(), 1))
