"""Signing finished bytes: PAdES baseline-T where a time stamper is given, else baseline-B.

A signature is appended to the document; what was issued stays as it is, byte by byte.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from adeverinta.core.errors import InputStop
from adeverinta.core.finding import finding
from adeverinta.core.late_pattern import late
from adeverinta.finish import codes
from adeverinta.finish.keys import SigningKey, check_available
from adeverinta.finish.mark_tags import tag
from adeverinta.finish.visible_mark import mark, style
from adeverinta.forms.paper.signature import MarkPlace, place
from adeverinta.forms.paper.update import only_signatures

if TYPE_CHECKING:
    from collections.abc import Sequence

FIELD: Final = "Semnatura"
_GAP: Final = late(rb"/ByteRange\s*\[\s*0\s+(\d+)\s+(\d+)\s+(\d+)\s*\]")
_PDF_DIGEST: Final = "sha256"


class Signed(NamedTuple):
    """The signed bytes, and whether the signature shows on the page."""

    pdf: bytes
    visible: bool
    at: datetime


class Signing:
    """One key, one time stamper, any number of documents."""

    def __init__(self, key: SigningKey, *, tsa: str = "", visible: bool = True) -> None:
        check_available()
        self.key = key
        self.visible = visible
        self._stamper: Any = None
        if tsa:
            from adeverinta.finish.timestamp import Stamper

            self._stamper = Stamper(tsa)
        self._reserved: int | None = None

    @property
    def level(self) -> str:
        """The PAdES baseline of the signatures."""
        return "PAdES B-T" if self._stamper else "PAdES B-B"

    def signed(self, pdf: bytes, form: str, issued: int = 0) -> Signed:
        """The document with one more signature; `issued`: how long the paper was as it was issued, if it has
        signatures already. InputStop where key, token or time stamper fail.

        The mark is left out where it would lie over anything: what is handed out is always what `verifica`
        calls the issued paper with nothing but signatures.
        """
        where = self._place(pdf, form) if self.visible else None
        done = self._sign(pdf, where)
        if where and not only_signatures(done.pdf, issued or len(pdf)):
            done = self._sign(pdf, None)
        return done

    def _place(self, pdf: bytes, form: str) -> MarkPlace | None:
        return place(pdf, form, _marks(pdf) if b"/ByteRange" in pdf else ())

    def _sign(self, pdf: bytes, where: MarkPlace | None) -> Signed:
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
        from pyhanko.sign.fields import (
            SigFieldSpec,
            SigSeedSubFilter,
            append_signature_field,
            enumerate_sig_fields,
        )
        from pyhanko.sign.general import SigningError
        from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner

        writer = IncrementalPdfFileWriter(io.BytesIO(pdf))
        name = _free_name(writer)
        now = datetime.now().astimezone()
        said = f"Semnătură electronică: {self.key.identity.who}"
        if where:
            spec = SigFieldSpec(name, on_page=where.page, box=where.box, readable_field_name=said)  # type: ignore[arg-type]  # points may be halves
        else:
            spec = SigFieldSpec(name, readable_field_name=said)
        append_signature_field(writer, spec)
        if where:
            tag(writer, next(field for own, _, field in enumerate_sig_fields(writer) if own == name))
        signer = PdfSigner(
            PdfSignatureMetadata(field_name=name, subfilter=SigSeedSubFilter.PADES, md_algorithm=_PDF_DIGEST),
            self.key.signer,
            timestamper=self._stamper,
            stamp_style=style(self._mark(where, now)) if where else None,
        )
        try:
            done = signer.sign_pdf(writer, bytes_reserved=self._reserved).getvalue()
        except InputStop:
            raise
        except SigningError as error:
            raise self._stop(error) from error
        except Exception as error:
            raise self._stop(error) from error
        self._reserved = self._reserved or _reserved(done)
        return Signed(done, where is not None, now)

    def _mark(self, where: MarkPlace | None, now: datetime) -> bytes:
        assert where is not None
        left, bottom, right, top = where.box
        lines = ("Semnat electronic de", self.key.identity.who, f"la {now:%d.%m.%Y}")
        return mark(lines, round(right - left, 2), round(top - bottom, 2))

    def _stop(self, error: Exception) -> InputStop:
        kind = type(error).__module__
        if kind.startswith("pkcs11"):
            return InputStop(finding(codes.TOKEN_EROARE, motiv=type(error).__name__))
        if "Timestamp" in type(error).__name__:
            return InputStop(
                finding(
                    codes.TSA_FARA_RASPUNS, adresa=self._stamper.address, motiv="a refuzat marca temporală"
                )
            )
        return InputStop(finding(codes.SEMNARE_ESUATA, motiv=f"{type(error).__name__}: {error}"[:200]))


def _free_name(writer: Any) -> str:
    """A name that no field of the document has."""
    from pyhanko.sign.fields import enumerate_sig_fields

    taken = {name for name, _, _ in enumerate_sig_fields(writer.prev)}
    return next(name for at in range(1, len(taken) + 2) if (name := f"{FIELD}{at}") not in taken)


def _marks(pdf: bytes) -> Sequence[MarkPlace]:
    """Where earlier signatures show."""
    from pyhanko.pdf_utils.reader import PdfFileReader

    reader = PdfFileReader(io.BytesIO(pdf))
    found = []
    for number, kid in enumerate(reader.root["/Pages"]["/Kids"]):
        for item in kid.get_object().get("/Annots", ()):
            annotation = item.get_object()
            left, bottom, right, top = (float(side) for side in annotation["/Rect"])
            if left != right and bottom != top:
                found.append(
                    MarkPlace(
                        number, (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
                    )
                )
    return found


def _reserved(signed: bytes) -> int | None:
    """How much room the signature was given, so that the next ones need not be tried first."""
    found = _GAP.findall(signed)
    if not found:
        return None
    before, after, _ = map(int, found[-1])
    return after - before - 2
