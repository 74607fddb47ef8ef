"""The check of a template file: what is wrong with it, each problem with its line, in Romanian.

docs/formulare.md describes what is checked. The shipped templates pass it in the tests; a user's own are
checked before anything is issued with them.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Final, NamedTuple

import yaml

from adeverinta.forms.template.markup import (
    Blank,
    Boxes,
    MarkupWord,
    Tick,
    agreed,
    conditional,
    flags_of,
    gendered,
    parse,
)
from adeverinta.forms.template.template_file import BLOCKS
from adeverinta.forms.template.template_keys import (
    ALIGN,
    ANYWHERE,
    BY_HAND,
    CELL_STYLE,
    CONDITION,
    COUNT,
    IN_FORCE,
    MONTHS,
    NUMBER,
    SHARE,
    SIGNATURE,
    SLOT,
    SLOT_NAME,
    STYLE,
    TOP,
    YES,
    ValueKind,
)


class Problem(NamedTuple):
    """One fault of a file; `line` from 1."""

    file: str
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.file}, rândul {self.line}: {self.text}"


_DEEPEST: Final = 40


class Checker:
    """Walks the nodes of one file and collects what is wrong. `facts`: the names that can be printed, where
    they are known; `forms` itself does not know where facts come from.
    """

    def __init__(self, path: Path, letters: Collection[str], facts: Collection[str] = ()) -> None:
        self.file = path.name
        self.stem = path.stem
        self.letters = letters
        self.facts = facts
        self.problems: list[Problem] = []
        self.slots: dict[str, int] = {}
        self.used: set[str] = set()
        self.loader: yaml.SafeLoader | None = None

    def report(self, node: yaml.Node, text: str) -> None:
        """A fault where a node begins."""
        self.problems.append(Problem(self.file, node.start_mark.line + 1, text))

    def value(self, node: yaml.Node) -> object:
        """What the node says."""
        assert self.loader is not None
        return self.loader.construct_object(node, deep=True)

    def run(self, text: str) -> list[Problem]:
        """All problems of the file's text, in the order of its lines."""
        try:
            if hindrance := _hindrance(text):
                return [hindrance._replace(file=self.file)]
            self.loader = yaml.SafeLoader(text)
            root = self.loader.get_single_node()
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            return [
                Problem(
                    self.file,
                    mark.line + 1 if mark else 1,
                    "nu este YAML: verificați alinierea și ghilimelele",
                )
            ]
        if not isinstance(root, yaml.MappingNode):
            return [Problem(self.file, 1, "nu are cheile unui formular (code, title, ...)")]
        self._top(root)
        return sorted(set(self.problems), key=lambda item: item.line)

    def members(
        self, node: yaml.Node, known: Collection[str], required: Collection[str], what: str
    ) -> dict[str, yaml.Node]:
        """The members of a mapping; unknown, doubled and missing ones are reported."""
        if not isinstance(node, yaml.MappingNode):
            self.report(node, f"{what} trebuie să fie o listă de chei cu valori")
            return {}
        found: dict[str, yaml.Node] = {}
        for key, value in node.value:
            name = str(self.value(key))
            if name in found:
                self.report(key, f"cheia „{name}” apare de două ori în {what}")
            elif name not in known:
                meant = difflib.get_close_matches(name, list(known), n=1)
                self.report(
                    key,
                    f"cheia „{name}” nu există în {what}" + (f"; ați vrut „{meant[0]}”?" if meant else ""),
                )
            else:
                found[name] = value
        for name in required:
            if name not in found:
                self.report(node, f"lipsește cheia „{name}” din {what}")
        return found

    def kind(self, node: yaml.Node, kind: ValueKind, name: str) -> None:
        """Whether a value is what its key wants."""
        if not kind.accepts(self.value(node)):
            self.report(node, f"„{name}” trebuie să fie {kind.words}")

    def kinds(self, members: Mapping[str, yaml.Node], kinds: Mapping[str, ValueKind]) -> None:
        """The same for several."""
        for name, node in members.items():
            if name in kinds:
                self.kind(node, kinds[name], name)
                if kinds[name] is CONDITION:
                    self._fact(node, str(self.value(node)).removeprefix("not ").partition("=")[0], "condiția")

    def items(self, node: yaml.Node, what: str) -> list[yaml.Node]:
        """The items of a list."""
        if isinstance(node, yaml.SequenceNode):
            return list(node.value)
        self.report(node, f"{what} trebuie să fie o listă (rânduri care încep cu „- ”)")
        return []

    def _top(self, root: yaml.MappingNode) -> None:
        required = (*TOP, "in_force", "months", "page", "style", "slots", "pages")
        top = self.members(
            root, {*required, "numbered", "printed_share", "signatures", "large_print"}, required, "formular"
        )
        self.kinds(top, {**TOP, "numbered": YES, "large_print": YES, "printed_share": SHARE})
        if "code" in top and self.value(top["code"]) != self.stem:
            self.report(top["code"], f"codul trebuie să fie numele fișierului, „{self.stem}”")
        if "in_force" in top:
            self.kinds(self.members(top["in_force"], IN_FORCE, IN_FORCE, "„in_force”"), IN_FORCE)
        if "months" in top and self.value(top["months"]) is not None:
            months = self.members(top["months"], {*MONTHS, "only_counted"}, MONTHS, "„months”")
            self.kinds(months, {**MONTHS, "only_counted": YES})
        if "page" in top:
            self._page_shape(top["page"])
        if "style" in top:
            self.kinds(self.members(top["style"], STYLE, (), "„style”"), STYLE)
        if "slots" in top:
            self._slots(top["slots"])
        for one in self.items(top["signatures"], "„signatures”") if "signatures" in top else []:
            self.kinds(self.members(one, SIGNATURE, ("caption",), "„signatures”"), SIGNATURE)
        for page in self.items(top["pages"], "„pages”") if "pages" in top else []:
            parts = self.members(page, ("blocks", "when"), ("blocks",), "pagină")
            self.kinds(parts, {"when": CONDITION})
            if "blocks" in parts:
                self.blocks(parts["blocks"])
        if "document_title" in top:
            for name in re.findall(r"\[([^\]]*)\]", str(self.value(top["document_title"]))):
                if name not in ("numar", "data"):
                    self.report(
                        top["document_title"], "în titlul documentului pot sta numai [numar] și [data]"
                    )
        self._unused(top)

    def _unused(self, top: Mapping[str, yaml.Node]) -> None:
        if self.problems or "slots" not in top:
            return
        for name, line in self.slots.items():
            if name not in self.used:
                self.problems.append(
                    Problem(self.file, line, f"locul „{name}” nu este folosit în niciun text")
                )

    def _page_shape(self, node: yaml.Node) -> None:
        shape = self.members(node, ("margins", "stretch"), ("margins",), "„page”")
        self.kinds(shape, {"stretch": NUMBER})
        if "margins" in shape:
            margins = self.value(shape["margins"])
            if not (isinstance(margins, list) and len(margins) == 4 and all(map(NUMBER.accepts, margins))):
                self.report(
                    shape["margins"], "„margins” trebuie să fie [sus, dreapta, jos, stânga], în puncte"
                )

    def _slots(self, node: yaml.Node) -> None:
        if not isinstance(node, yaml.MappingNode):
            self.report(node, "„slots” trebuie să fie o listă de chei cu valori")
            return
        for key, value in node.value:
            name = str(self.value(key))
            if not SLOT_NAME.fullmatch(name):
                self.report(key, f"numele „{name}” poate avea numai litere mici fără semne, cifre și „_”")
            else:
                self._fact(key, name, "locul")
            self.slots[name] = key.start_mark.line + 1
            self.kinds(self.members(value, SLOT, ("label",), f"locul „{name}”"), SLOT)

    def blocks(self, node: yaml.Node) -> None:
        """A list of blocks."""
        for block in self.items(node, "„blocks”"):
            if not isinstance(block, yaml.MappingNode):
                self.report(block, "blocul trebuie să aibă una dintre cheile " + ", ".join(BLOCKS))
                continue
            keys = [str(self.value(key)) for key, _ in block.value]
            kind = next((name for name in ("table", *BLOCKS) if name in keys), None)
            if kind is None:
                self.report(block, "blocul trebuie să aibă una dintre cheile " + ", ".join(BLOCKS))
                continue
            members = self.members(block, {kind, *ANYWHERE}, (kind,), f"blocul „{kind}”")
            self.kinds(members, ANYWHERE)
            if kind in members:
                self._block(kind, members[kind])

    def _block(self, kind: str, node: yaml.Node) -> None:
        if kind == "text":
            self.text(node)
        elif kind == "texts":
            for text in self.items(node, "„texts”"):
                self.text(text)
        elif kind == "group":
            self.blocks(node)
        elif kind == "columns":
            for column in self.items(node, "„columns”"):
                parts = self.members(column, ("width", "blocks"), ("width", "blocks"), "coloană")
                self.kinds(parts, {"width": NUMBER})
                if "blocks" in parts:
                    self.blocks(parts["blocks"])
        elif kind == "table":
            self._table(node)
        else:
            self.kind(node, NUMBER, kind)

    def _table(self, node: yaml.Node) -> None:
        known = ("rows", "row_height", "padding", "head", "columns", "labels", "footer")
        table = self.members(node, known, ("rows", "row_height", "columns"), "tabel")
        self.kinds(table, {"rows": COUNT, "row_height": NUMBER, "padding": NUMBER})
        if "head" in table:
            self.kinds(self.members(table["head"], STYLE, (), "„head”"), STYLE)
        for column in self.items(table["columns"], "„columns”") if "columns" in table else []:
            parts = self.members(
                column, ("width", "title", "cell"), ("width", "title", "cell"), "coloana tabelului"
            )
            self.kinds(parts, {"width": NUMBER})
            if "title" in parts:
                self.text(parts["title"])
            if "cell" in parts:
                self._cell(parts["cell"])
        labels = self.items(table["labels"], "„labels”") if "labels" in table else []
        for label in labels:
            self.text(label)
        if labels and "rows" in table and self.value(table["rows"]) != len(labels):
            self.report(
                table["labels"], f"sunt {len(labels)} etichete pentru {self.value(table['rows'])} rânduri"
            )
        for row in self.items(table["footer"], "„footer”") if "footer" in table else []:
            for cell in self.items(row, "rândul de jos al tabelului"):
                self._cell(cell)

    def _cell(self, node: yaml.Node) -> None:
        cell = self.members(node, CELL_STYLE, (), "celulă")
        align = SLOT["align"] if "slot" in cell else ALIGN
        self.kinds(cell, {**STYLE, "align": align, "span": COUNT, "wrap": COUNT, "row_header": YES})
        if cell and not {"text", "slot", "parts"} & cell.keys():
            self.report(node, "celula trebuie să aibă „text”, „slot” sau „parts”")
        if "slot" in cell:
            self._known(str(self.value(cell["slot"])), cell["slot"])
        if "text" in cell:
            self.text(cell["text"])
        for part in self.items(cell["parts"], "„parts”") if "parts" in cell else []:
            self._cell(part)

    def text(self, node: yaml.Node) -> None:
        """A text with marks."""
        text = self.value(node)
        if not isinstance(text, str):
            self.report(node, "trebuie să fie un text (puneți-l între ghilimele)")
            return
        if set("şţŞŢ") & set(text):
            self.report(node, "scrieți ș și ț cu virgulă dedesubt, nu cu sedilă")
        shown = agreed(gendered(conditional(text, flags_of(text)), ""), plural=True)
        for flag in flags_of(text):
            self._fact(node, flag.partition("=")[0], "condiția")
        for hidden in re.findall(r"\{[^{}]*\[([a-z_0-9]+)", text):
            self._known(hidden, node)
        try:
            lines = parse(shown)
        except ValueError:
            self.report(node, f"un semn din text nu este înțeles: „{_culprit(shown)}”")
            return
        for piece in (piece for line in lines for cluster in line for piece in cluster):
            if isinstance(piece, (Blank, Boxes, Tick)):
                self._known(piece.slot, node)
            elif isinstance(piece, MarkupWord) and (lost := [c for c in piece.text if c not in self.letters]):
                self.report(node, f"fontul formularului nu are litera „{lost[0]}” (U+{ord(lost[0]):04X})")

    def _fact(self, node: yaml.Node, name: str, what: str) -> None:
        """A name that is no fact would print an empty place for ever, a condition on it never hold."""
        if not self.facts or name in self.facts or (what == "locul" and BY_HAND.fullmatch(name)):
            return
        meant = difflib.get_close_matches(name, list(self.facts), n=1)
        hint = f"; ați vrut „{meant[0]}”?" if meant else ""
        pen = "" if hint or what != "locul" else "; un loc de completat cu mâna se numește „gol_...”"
        self.report(node, f"{what} „{name}” nu este o dată pe care o are programul{hint}{pen}")

    def _known(self, name: str, node: yaml.Node) -> None:
        self.used.add(name)
        if name not in self.slots:
            meant = difflib.get_close_matches(name, list(self.slots), n=1)
            hint = f"; ați vrut „{meant[0]}”?" if meant else ""
            self.report(node, f"locul „{name}” nu este descris la „slots”{hint}")


def _hindrance(text: str) -> Problem | None:
    """What no template needs and what a walk over its nodes would never end with: references from one place
    to another (ten lines of them stand for billions of blocks), tags, lists within lists without end.
    """
    depth = 0
    for event in yaml.parse(text, Loader=yaml.SafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        tag = getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return Problem("", line, "trimiterile YAML („&nume”, „*nume”) nu se folosesc; repetați textul")
        if tag:
            return Problem("", line, f"marcajul „{tag[:30]}” nu se folosește; scrieți numai valoarea")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            return Problem("", line, f"sunt peste {_DEEPEST} niveluri unul în altul")
    return None


def _culprit(text: str) -> str:
    """The first mark that cannot be read."""
    for found in re.finditer(r"\[[^\]]*\]?|\^.{0,10}", text):
        try:
            parse(found.group())
        except ValueError:
            return found.group()[:30]
    return text[:30]
