"""P14: signing the papers of a run, one key opened once, against pyHanko as its documentation shows it."""

from __future__ import annotations

import importlib.util
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

from adeverinta import api
from adeverinta.report import reported
from tests.benchmarks.bench import Bench
from tests.benchmarks.measure import Line, compared, rounds
from tests.finish import keys

PYHANKO = "pyHanko as documented, key opened once"
BARE = "the bare RSA signatures of the same key, the same files written"
SIGNER = "Ioana Închipuită"


def p14(bench: Bench) -> list[Line]:
    """Signing by a .p12 and by a token; nothing where pyHanko is not installed."""
    if not importlib.util.find_spec("pyhanko"):
        return []
    many, few = (2, 2) if bench.short else (25, 10)
    job = bench.job(50, many)
    reported.run(job)
    papers = sorted((job.output / "adeverinte").glob("*.pdf"))
    assert len(papers) == many
    assert job.register
    with api.Register.open_to_sign(job.register, author="") as register:
        return list(_by_file(bench, papers, few, register)) + list(_by_token(bench, papers, few, register))


def _by_file(bench: Bench, papers: list[Path], few: int, register: api.Register) -> Iterator[Line]:
    folder = bench.out()
    root = keys.authority()
    key = keys.new_key()
    p12 = keys.p12(folder / "cheie.p12", key, keys.certificate(key, SIGNER, issuer=root), [root[1]])

    @contextmanager
    def plain():
        from pyhanko.sign.signers import SimpleSigner

        yield SimpleSigner.load_pkcs12(str(p12), passphrase=keys.PASSWORD.encode())

    def bare() -> None:
        from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
        from cryptography.hazmat.primitives.hashes import SHA256

        out = bench.out()
        for path in papers:
            data = path.read_bytes()
            (out / path.name).write_bytes(data + key.sign(data, PKCS1v15(), SHA256()))

    def ours(visible: bool) -> None:
        with api.signing_key(p12=p12, password=keys.PASSWORD, visible=visible) as signing:
            _signed(bench, papers, signing, register)

    sides = {
        "unseen": lambda: ours(visible=False),
        "pyhanko": lambda: _as_documented(bench, papers[:few], plain),
    }
    if not bench.short:
        sides |= {"seen": lambda: ours(visible=True), "bare": bare}
    times = _rounds(bench, sides)
    work = f"signing {len(papers)} papers by a .p12 (RSA-2048)"
    scale = len(papers) / few
    yield compared("P14", f"{work}, without a mark", PYHANKO, times["unseen"], times["pyhanko"], None if bench.short else 2,
                   more=True, scale=scale, note=f"{few} by pyHanko alone; the bound is ours")  # fmt: skip
    if not bench.short:
        yield compared("P14", f"{work}, with the mark on the page", f"{PYHANKO}, which draws none",
                       times["seen"], times["pyhanko"], None, more=True, scale=scale, note="for information")  # fmt: skip
        yield compared("P14", f"{work}, without a mark", BARE, times["unseen"], times["bare"], None,
                       more=False, note="for information: reading, register and PDF are all ours")  # fmt: skip


def _by_token(bench: Bench, papers: list[Path], few: int, register: api.Register) -> Iterator[Line]:
    """The full form only: the library of a token is opened once a process, for one folder of tokens."""
    library = keys.softhsm()
    if bench.short or not library or not importlib.util.find_spec("pkcs11"):
        return
    folder = bench.out()
    root = keys.authority()
    token = keys.Token(folder, library)
    key = keys.new_key()
    token.add(folder, key, keys.certificate(key, SIGNER, issuer=root), "ana", "01")

    @contextmanager
    def plain():
        from pyhanko.sign.pkcs11 import PKCS11Signer, TokenCriteria, open_pkcs11_session

        with open_pkcs11_session(
            str(library.resolve()), user_pin=token.PIN, token_criteria=TokenCriteria(label="proba")
        ) as session:
            yield PKCS11Signer(session, cert_label="ana", key_label="ana")

    def ours() -> None:
        with api.signing_key(token=library, label="proba", password=token.PIN, visible=False) as signing:
            _signed(bench, papers, signing, register)

    with patch.dict(os.environ, token.env):
        times = _rounds(bench, {"ours": ours, "pyhanko": lambda: _as_documented(bench, papers[:few], plain)})
    yield compared("P14", f"signing {len(papers)} papers by a token (SoftHSM, RSA-2048), without a mark",
                   f"{PYHANKO}, by the same token", times["ours"], times["pyhanko"], 1,
                   more=True, scale=len(papers) / few, note=f"{few} by pyHanko alone; the bound is ours")  # fmt: skip


def _rounds(bench: Bench, sides: dict[str, Callable[[], None]]) -> dict[str, list[float]]:
    """Processor seconds of each side: what a signature waits for (disk, token) is not what is compared."""

    def timed(work: Callable[[], None]) -> Callable[[], float]:
        def run() -> float:
            start = time.process_time()
            work()
            return time.process_time() - start

        return run

    for work in list(sides.values())[: 1 if bench.short else None]:
        work()  # libraries are imported
    turns = 2 if bench.short else bench.turns
    return rounds(turns, **{name: timed(work) for name, work in sides.items()})


def _signed(bench: Bench, papers: list[Path], signing, register: api.Register) -> None:
    """All of it: the paper looked for in the register, signed, looked at again, written, flushed, registered."""
    done = list(api.sign(papers, signing, register, output=bench.out()))
    assert [item.state for item in done] == ["semnata"] * len(papers)


def _as_documented(bench: Bench, papers: list[Path], opened) -> None:
    """What pyHanko's guide shows for a file, in a loop."""
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers

    out = bench.out()
    with opened() as signer:
        for path in papers:
            with path.open("rb") as source, (out / path.name).open("wb") as target:
                writer = IncrementalPdfFileWriter(source)
                signers.sign_pdf(
                    writer,
                    signers.PdfSignatureMetadata(field_name="Signature1"),
                    signer=signer,
                    output=target,
                )
