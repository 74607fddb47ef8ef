"""Workbooks (.xlsx .xltx): the parts of the archive are rewritten text by text, nothing is laid out anew.

What no reader of payroll needs and what may show a person is emptied: properties, pictures, embedded objects,
printer settings, links to other files. Source of the part names: ECMA-376, Office Open XML.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

from lxml import etree

from adeverinta.core.late_pattern import late
from adeverinta.office.anonymise import table_cells
from adeverinta.office.anonymise.masks import Masks

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_PARSER: Final[object] = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)
_LENIENT: Final[object] = etree.XMLParser(
    resolve_entities=False, no_network=True, huge_tree=True, recover=True
)
"""Excel writes the shapes of comments as half a web page."""
_PIXEL: Final = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010804000000b51c0c02"
    "0000000b4944415478da6364f80f00010501012718e3660000000049454e44ae426082"
)
_FREE: Final = frozenset(
    ("tooltip", "display", "displayName", "userId", "descr", "title", "prompt", "promptTitle", "error",
     "errorTitle", "comment", "author", "userName", "alt", "caption", "text", "url", "sourceFile", "odcFile",
     "connection", "command", "description", "refersTo", "user", "uniqueName")
)  # fmt: skip
"""Attributes that hold what somebody typed."""
_LITERAL: Final = late(r'"((?:[^"]|"")*)"')
_QUOTED_SHEET: Final = late(r"('[^']*'!|\"(?:[^\"]|\"\")*\")")
_CODE: Final = late(r'(&(?:"[^"]*"|\d+|.))')
_FACTS: Final = frozenset(
    ("created", "modified", "i4", "AppVersion", "Application", "DocSecurity", "ScaleCrop", "LinksUpToDate",
     "SharedDoc", "HyperlinksChanged")
)  # fmt: skip
"""Properties that nobody typed."""
_NAMED: Final = frozenset(
    ("cNvPr", "person", "pivotField", "dataField", "pivotTableDefinition", "table", "slicer", "slicerCacheDefinition",
     "property", "connection", "queryTable", "queryTableField", "customWorkbookView", "scenario", "protectedRange",
     "cellStyle", "tableStyle", "timeline", "cacheHierarchy", "calculatedItem", "filterColumn", "fileVersion")
)  # fmt: skip
"""Elements whose name somebody typed."""
_VALUED: Final = frozenset(("filter", "customFilter", "sheetName", "text", "keyVal", "parameter"))
"""Elements whose `val` is a text of a cell or the name of a sheet."""
_STRUCTURE: Final = frozenset(("Id", "Type", "ContentType", "PartName", "Extension", "TargetMode"))
_INDEX: Final = late(r"[A-Z]+")
_DATED: Final = (1980, 1, 1, 0, 0, 0)


class WorkbookExport:
    """A workbook's parts, with what its sheets say; `macros`: it has code, which cannot be looked through."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self._parts = {
                info.filename: archive.read(info) for info in archive.infolist() if not info.is_dir()
            }
        book = self._root("xl/workbook.xml")
        if book is None or book.tag != f"{_MAIN}workbook":
            raise ValueError("no workbook of the usual kind (strict ones name everything otherwise)")
        self.macros = any(name.endswith("vbaProject.bin") for name in self._parts)
        self._shared = self._root("xl/sharedStrings.xml")
        texts = [] if self._shared is None else [_joined(item) for item in self._shared.iter(f"{_MAIN}si")]
        self._sheets = {
            name: self._root(name) for name in self._parts if re.fullmatch(r"xl/worksheets/\w+\.xml", name)
        }
        self._headers: dict[str, set[str]] = {}
        self._rows: dict[str, tuple[list[table_cells.Row], set[int]]] = {}
        self._shared_headers: set[int] = set()
        for name, root in self._sheets.items():
            self._look(name, root, texts)

    def _root(self, name: str) -> Any:
        data = self._parts.get(name)
        return None if data is None else etree.fromstring(data, _PARSER)

    def _look(self, name: str, root: Any, texts: list[str]) -> None:
        rows: list[table_cells.Row] = []
        labels: list[str] = []
        shared: list[list[int]] = []
        for row in root.iter(f"{_MAIN}row"):
            cells: dict[int, str] = {}
            used: list[int] = []
            for at, cell in enumerate(row.iter(f"{_MAIN}c")):
                text = _text_of(cell, texts)
                if text.strip():
                    cells[_column(cell.get("r"), at)] = text
                if cell.get("t") == "s" and (value := cell.find(f"{_MAIN}v")) is not None:
                    used.append(int(value.text))
            rows.append(cells)
            labels.append(row.get("r") or "")
            shared.append(used)
        headers = table_cells.header_rows(rows)
        self._rows[name] = rows, headers
        self._headers[name] = {labels[at] for at in headers}
        self._shared_headers.update(index for at in headers for index in shared[at])

    def learn(self, masks: Masks) -> None:
        """What is somebody's in it, sheet names and comments too."""
        for rows, headers in self._rows.values():
            table_cells.learn(rows, headers, masks)
        for root in self._sheets.values():
            for note in root.iter(f"{_MAIN}oddHeader", f"{_MAIN}oddFooter"):
                masks.learn(_CODE.sub(" ", note.text or ""))

    def written(self, masks: Masks) -> bytes:
        """The same archive with invented persons and firm."""
        book = self._root("xl/workbook.xml")
        names = {
            sheet.get("name"): masks.text(sheet.get("name"))[:31] for sheet in book.iter(f"{_MAIN}sheet")
        }
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in self._parts.items():
                info = zipfile.ZipInfo(name, _DATED)
                info.compress_type = zipfile.ZIP_DEFLATED
                archive.writestr(info, self._part(name, data, masks, names))
        return out.getvalue()

    def _part(  # noqa: PLR0912 - one branch a kind of part
        self, name: str, data: bytes, masks: Masks, sheets: dict[str, str]
    ) -> bytes:
        suffix = ".rels" if name.endswith(".rels") else posixpath.splitext(name)[1].lower()
        if name.startswith(("xl/media/", "docProps/thumbnail")):
            return _PIXEL
        if name.startswith(("xl/printerSettings/", "xl/embeddings/", "customXml/")) and suffix != ".rels":
            return b"\0" * len(data) if suffix == ".bin" else b"<empty/>" if suffix == ".xml" else b""
        if suffix not in (".xml", ".rels", ".vml"):
            return b""
        if name == "[Content_Types].xml":
            return data
        if name.endswith("styles.xml") or name.startswith("xl/theme/"):
            root = etree.fromstring(data, _PARSER)
            for node in root.iter():
                if isinstance(node.tag, str):
                    for key, value in node.attrib.items():
                        named = key == "name" and etree.QName(node).localname == "cellStyle"
                        node.set(key, masks.text(value) if named else masks.known_names(value))
            return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))
        root = self._shared if name == "xl/sharedStrings.xml" else self._sheets.get(name)
        if root is None:
            root = etree.fromstring(data, _LENIENT if suffix == ".vml" else _PARSER)
        if suffix == ".rels":
            _links(root)
        elif name.startswith("docProps/"):
            _properties(root, masks, sheets)
        elif name == "xl/sharedStrings.xml":
            for at, item in enumerate(root.iter(f"{_MAIN}si")):
                _rewrite(item, partial(masks.text, header=at in self._shared_headers))
        elif name in self._sheets:
            self._sheet(name, root, masks, sheets)
        else:
            _everything(root, masks, sheets)
        if suffix != ".rels":
            _second_look(root, masks)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _sheet(self, name: str, root: Any, masks: Masks, sheets: dict[str, str]) -> None:
        for row in root.iter(f"{_MAIN}row"):
            header = row.get("r") in self._headers[name]
            for cell in row.iter(f"{_MAIN}c"):
                _cell(cell, masks, sheets, header=header)
        for child in root:
            if child.tag != f"{_MAIN}sheetData":
                _everything(child, masks, sheets)


def _cell(cell: Any, masks: Masks, sheets: dict[str, str], *, header: bool) -> None:
    kind = cell.get("t", "n")
    value = cell.find(f"{_MAIN}v")
    if kind == "inlineStr":
        _rewrite(cell, partial(masks.text, header=header))
    elif value is not None and value.text and kind == "str":
        value.text = masks.text(value.text, header=header)
    elif value is not None and value.text and kind == "n":
        value.text = _number(value.text, masks)
    formula = cell.find(f"{_MAIN}f")
    if formula is not None and formula.text:
        formula.text = _formula(formula.text, masks, sheets)


def _number(text: str, masks: Masks) -> str:
    """A number's text; a personal code may be written with decimals or an exponent."""
    try:
        value = float(text)
    except ValueError:
        return text
    if not value.is_integer() or not 10_000 <= value < 10**13:
        return text
    digits = str(int(value))
    made = masks.number(digits)
    return text if made == digits else made


def _formula(text: str, masks: Masks, sheets: dict[str, str]) -> str:
    for old, new in sheets.items():
        text = text.replace(f"'{old}'!", f"'{new}'!")
        text = re.sub(rf"(?<![\w']){re.escape(old)}!", f"{new}!", text)
    text = "".join(
        piece if at % 2 else masks.known_names(piece) for at, piece in enumerate(_QUOTED_SHEET.split(text))
    )
    text = _LITERAL.sub(lambda hit: f'"{masks.text(hit[1])}"', text)
    return re.sub(r"\d{5,13}", lambda hit: masks.number(hit[0]), text)


def _everything(  # noqa: PLR0912 - one branch a kind of attribute
    root: Any, masks: Masks, sheets: dict[str, str]
) -> None:
    """Every text and every attribute that somebody typed, in parts that hold no table."""
    for node in root.iter():
        if not isinstance(node.tag, str):
            continue
        tag = etree.QName(node).localname
        if node.text and node.text.strip():
            if tag.endswith(("Header", "Footer")):
                node.text = _printed(node.text, masks)
                continue
            formula = tag in (
                "definedName",
                "f",
                "formula",
                "formula1",
                "formula2",
                "calculatedColumnFormula",
            )
            node.text = _formula(node.text, masks, sheets) if formula else masks.text(node.text)
        for key, value in node.attrib.items():
            if key == "name" and tag == "sheet":
                node.set(key, sheets[value])
            elif key == "name" and tag in ("tableColumn", "cacheField"):
                node.set(key, masks.text(value, header=True))
            elif key == "codeName":
                del node.attrib[key]
            elif key == "name" and tag == "definedName":
                node.set(key, value if value.startswith("_xlnm.") else masks.text(value))
            elif key == "name" and tag in _NAMED:
                node.set(key, value if tag == "fileVersion" else masks.text(value))
            elif key == "val" and tag in _VALUED:
                node.set(key, sheets.get(value) or masks.text(value))
            elif key == "v" and tag == "n":
                node.set(key, _number(value, masks))
            elif key in _FREE or (key == "v" and tag == "s"):
                node.set(key, masks.text(value))
            elif key == "location" or (key == "sheet" and value in sheets):
                node.set(key, sheets.get(value) or _formula(value, masks, sheets))


def _second_look(root: Any, masks: Masks) -> None:
    """Attributes of every kind: a name that was learned anywhere goes; values of the format's own are lower case."""
    for node in root.iter():
        if isinstance(node.tag, str):
            for key, value in node.attrib.items():
                if key not in _STRUCTURE and not key.startswith("{") and len(value) > 1:
                    made = masks.known_names(value)
                    if made != value:
                        node.set(key, made)


def _printed(text: str, masks: Masks) -> str:
    """A header or footer of the printed page; its codes (&C, &12, &"font,style") stay."""
    pieces = _CODE.split(text)
    return "".join(piece if at % 2 else masks.text(piece) for at, piece in enumerate(pieces))


def _links(root: Any) -> None:
    for link in root:
        if link.get("TargetMode") == "External":
            link.set("Target", "file:///exemplu")


def _properties(root: Any, masks: Masks, sheets: dict[str, str]) -> None:
    """Names of sheets follow the sheets; what else was typed is emptied."""
    for node in root.iter():
        if isinstance(node.tag, str) and node.text and node.text.strip():
            tag = etree.QName(node).localname
            if tag == "lpstr" and node.text in sheets:
                node.text = sheets[node.text]
            elif tag not in _FACTS:
                node.text = masks.text(node.text) if tag == "lpstr" else ""


def _texts(item: Any) -> Iterator[Any]:
    """The text nodes of a string, reading aids left out."""
    for node in item.iter(f"{_MAIN}t"):
        if etree.QName(node.getparent()).localname != "rPh":
            yield node


def _joined(item: object) -> str:
    return "".join(node.text or "" for node in _texts(item))


def _rewrite(item: Any, made: Callable[[str], str]) -> None:
    """A string whose pieces may part a name: looked at as one, put back where its pieces began."""
    nodes = list(_texts(item))
    whole = "".join(node.text or "" for node in nodes)
    new = made(whole)
    lengths = [len(node.text or "") for node in nodes]
    at = 0
    for number, (node, length) in enumerate(zip(nodes, lengths, strict=True)):
        last = number == len(nodes) - 1
        node.text = new[at:] if last else new[at : at + length]
        at += length
    for aid in list(item.iter(f"{_MAIN}rPh")):
        aid.getparent().remove(aid)


def _text_of(cell: Any, shared: list[str]) -> str:
    kind, value = cell.get("t", "n"), cell.find(f"{_MAIN}v")
    if kind == "inlineStr":
        return _joined(cell)
    if value is None or not value.text:
        return ""
    if kind == "s":
        return shared[int(value.text)]
    if kind == "n":
        number = float(value.text)
        return str(int(number)) if number.is_integer() else value.text
    return str(value.text)


def _column(address: str | None, at: int) -> int:
    """The number of a cell's column, from 1; cells may leave their address out."""
    if not address or not (letters := _INDEX.match(address)):
        return at + 1
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number
