"""A document as it is read aloud: by its structure alone, element after element, not by what lies where."""

import io
import re

import pikepdf


def aloud(pdf, papers=slice(None)):
    """One line an element that holds text: its kind, then its words; a row of a table is one line.

    A cell under a header is read with the words of the header, as a screen reader says them. Of a print file
    only these `papers`.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        words = _Words(document)
        lines = []
        for top in [*document.Root.StructTreeRoot.K][papers]:
            lines += _element(top, words, document)
        return lines


class _Words(dict):
    """The marked words of the pages that are read."""

    def __init__(self, document):
        super().__init__()
        self.document = document

    def __missing__(self, page):
        self[page] = marked_words(pikepdf.Page(self.document.get_object(page)))
        return self[page]


def marked_words(page):
    """The words of each marked content of a page, by its number."""
    found, inside = {}, []
    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name in ("BMC", "BDC"):
            said = operands[1] if name == "BDC" else {}
            inside.append((str(operands[0]), said.get("/MCID"), said.get("/ActualText")))
            if inside[-1][2] is not None:
                _put(found, inside, str(inside[-1][2]))
        elif name == "EMC":
            inside.pop()
        elif name == "Tj" and not any(actual is not None for _, _, actual in inside):
            _put(found, inside, bytes(operands[0]).decode("utf-16-be"))
        elif name in {"re", "S"}:
            assert inside, "a line that is neither artifact nor figure"
    assert not inside
    return found


def _put(found, inside, text):
    assert inside, f"{text!r} would not be read"
    if inside[0][0] == "/Artifact":
        assert re.fullmatch(r"pagina \d+ din \d+", text), f"{text!r} would not be read"
        return
    (number,) = [mark for _, mark, _ in inside if mark is not None]
    found[int(number)] = found.get(int(number), "") + text


def _kids(element):
    kids = element.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _text(element, words, document):
    if "/Alt" in element:
        return f"[{element.Alt}]"
    said = []
    for kid in _kids(element):
        if isinstance(kid, int):
            said.append(words[element.Pg.objgen].get(kid, ""))
        elif kid.get("/Type") == "/OBJR":
            said.append(f"[{kid.Obj.TU}]")
        else:
            said.append(_text(kid, words, document))
    return " ".join(" ".join(said).split())


def _element(element, words, document):
    kind = str(element.S)[1:]
    if kind == "Table":
        return _table(element, words, document)
    if kind in ("Document", "L"):
        inner = [line for kid in _kids(element) for line in _element(kid, words, document)]
        return [f"{kind}:", *inner] if kind == "L" else inner
    return [f"{kind}: {_text(element, words, document)}"]


def _table(table, words, document):
    lines, heads = [], []
    for row in _kids(table):
        assert row.S == "/TR"
        said, column = [], 0
        for cell in _kids(row):
            text = _text(cell, words, document)
            attributes = cell.get("/A", {})
            scope = str(attributes.get("/Scope", ""))
            if cell.S == "/TH":
                assert scope in ("/Column", "/Row")
            if scope == "/Column":
                heads.append(text)
            said.append(f"{text}" if scope or not heads else f"{heads[column]} = {text}")
            column += int(attributes.get("/ColSpan", 1))
        assert column == len(heads), "a row with as many cells as the table has columns"
        lines.append("TR: " + " | ".join(said))
    return lines
