"""Every form with every set of test facts through veraPDF (PDF/A-3b): `python tests/tools/verapdf/check.py`.

Development only: needs Java and Maven, and the network at the first run. Exit 1 if any file breaks a rule.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[2]), str(HERE.parents[1] / "forms")]

from form_facts import CODES, every_set  # noqa: E402

from adeverinta import forms  # noqa: E402


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
        paths.append(Path(folder) / "print-file.pdf")
        paths[-1].write_bytes(forms.render_many([(code, every_set(code)["usual"]) for code in CODES]).pdf)
        java = ["java", "-cp", f"{HERE / 'target/classes'}:{class_path.read_text()}", "Check"]
        done = subprocess.run([*java, *map(str, paths)], capture_output=True, text=True, check=False)
    lines = [line for line in done.stdout.splitlines() if not line.startswith("OK")]
    print("\n".join(lines))
    print(f"{len(paths)} files, {sum(line.startswith('WRONG') for line in lines)} wrong")
    return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
