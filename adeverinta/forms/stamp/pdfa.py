"""What makes a document an archive copy that can be read aloud (PDF/A-3a, PDF/UA-1): metadata, colour.

And the facts attached for machines.
"""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Final

from adeverinta.core.text import xml_escaped
from adeverinta.forms.packing import packed
from adeverinta.forms.stamp.pdf_syntax import moment, text_string
from adeverinta.system.resources import resource_dir

ATTACHED: Final = "adeverinta.json"
PRODUCER: Final = "adeverinta"
_FILE_NAME: Final = f"({ATTACHED})".encode()
_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance><pdfuaid:part>1</pdfuaid:part><dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>ro-RO</rdf:li></rdf:Bag></dc:language><pdf:Producer>%s</pdf:Producer>%s
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource"><pdfaSchema:schema>PDF/UA</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix><pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name><pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category><pdfaProperty:description>PDF/UA</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


@cache
def colour_profile() -> bytes:
    """The sRGB profile of the output intent, as a stream object's body."""
    return packed((resource_dir("templates") / "colour" / "srgb.icc").read_bytes(), b"/N 3", level=9)


def catalog(metadata: int, profile: int, structure: int, attachment: int | None) -> bytes:
    """The document catalog, given the numbers of its objects."""
    attached = b""
    if attachment is not None:
        number = b"%d 0 R" % attachment
        attached = b"/AF[%b]/Names<</EmbeddedFiles<</Names[%b %b]>>>>" % (number, _FILE_NAME, number)
    return (
        b"<</Type/Catalog/Pages 2 0 R/Lang(ro-RO)/ViewerPreferences<</DisplayDocTitle true>>/Metadata %d 0 R"
        b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB)/Info(sRGB)"
        b"/DestOutputProfile %d 0 R>>]/MarkInfo<</Marked true>>/StructTreeRoot %d 0 R%b>>"
        % (metadata, profile, structure, attached)
    )


def file_specification(content: int) -> bytes:
    """Says what the attached file is."""
    return b"<</Type/Filespec/F%b/UF%b/AFRelationship/Data/Desc%b/EF<</F %d 0 R/UF %d 0 R>>>>" % (
        _FILE_NAME,
        _FILE_NAME,
        text_string("Datele adeverinței, pentru programe"),
        content,
        content,
    )


def attachment(data: bytes, day: date | None) -> bytes:
    """The attached file as a stream object's body."""
    dated = moment(day, "ModDate").encode()
    entries = b"/Type/EmbeddedFile/Subtype/application#2Fjson/Params<<%b/Size %d>>" % (dated, len(data))
    return packed(data, entries)


def metadata(title: str, day: date | None) -> bytes:
    """The XMP packet as a stream object's body."""
    dated = f"<xmp:CreateDate>{day.isoformat()}T00:00:00Z</xmp:CreateDate>" if day else ""
    packet = (_XMP % (xml_escaped(title), PRODUCER, dated)).encode()
    return b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%b\nendstream" % (len(packet), packet)
