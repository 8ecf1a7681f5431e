"""Leave out of a Word text what a reader of it does not see, and say what that was.

Tracked changes are accepted; codes of fields, contents, prompts and hidden text go; content
controls, links and the like give way to what they hold. What remains is paragraphs, tables and runs.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import groupby

from ingest.model import Noise, NoiseReason
from ingest.readers.grid import one_line
from ingest.readers.runs import symbols, whole
from ingest.readers.story import CONTENTS_TITLE
from ingest.readers.word_styles import Styles
from ingest.readers.word_xml import Element, W, is_on, local_name, plain_text, value_of

_FIELDS = dict.fromkeys(("TOC", "INDEX", "TOA"), NoiseReason.CONTENTS)
"""Fields whose result is no text of the document."""
_PROMPT = re.compile(r"\b(?:klik|kies|selecteer|typ|voer|click|choose|enter)\b|^\W*\[.*\]\W*$", re.IGNORECASE)
_GALLERY = f"{W}docPartObj/{W}docPartGallery"


@dataclass(slots=True)
class _Field:
    """A field that is being read: first its code, then its result."""

    code: str = ""
    in_result: bool = False

    @property
    def reason(self) -> NoiseReason | None:
        word = self.code.split()[:1]
        return _FIELDS.get(word[0].upper()) if word and self.in_result else None


def leave_out(story: Element, styles: Styles, *, white_is_hidden: bool = True) -> list[Noise]:
    """Reduce the XML of a text, in place, to what is seen; return what was left out, in order.

    ``white_is_hidden``: white letters on no ground of another colour stand on white paper.
    """
    cleaner = _Cleaner(styles, _complete_fields(story), white_is_hidden=white_is_hidden)
    cleaner.inside(story)
    return cleaner.noise


def _complete_fields(story: Element) -> set[Element]:
    """Return the beginnings of the fields that also end: another one would take all text after it."""
    begun: list[Element] = []
    complete: set[Element] = set()
    for mark in story.iter(W + "fldChar"):
        if next(mark.iterancestors(W + "del", W + "moveFrom"), None) is not None:
            continue
        kind = mark.get(W + "fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            complete.add(begun.pop())
    return complete


class _Cleaner:
    """Walks a text in reading order, with the state of its fields."""

    def __init__(self, styles: Styles, complete: set[Element], *, white_is_hidden: bool) -> None:
        self.noise: list[Noise] = []
        self._styles = styles
        self._complete = complete
        self._white_is_hidden = white_is_hidden
        self._fields: list[_Field] = []
        self._reasons: list[NoiseReason] = []
        self._gone: list[tuple[NoiseReason, str]] = []
        self._handlers: dict[str, Callable[[Element], None]] = {
            **dict.fromkeys(("del", "moveFrom"), self._deleted),
            **dict.fromkeys(("ins", "moveTo", "smartTag", "customXml", "hyperlink"), self._unwrap),
            **dict.fromkeys(("dir", "bdo", "sdtContent"), self._unwrap),
            **{"sdt": self._control, "fldSimple": self._simple_field, "p": self._paragraph},
            **{"r": self._run, "tbl": self._table, "tr": self._row, "tc": self._cell},
            **{"AlternateContent": self._alternative, "ruby": self._ruby},
            **dict.fromkeys(("pPr", "tblPr", "trPr", "tcPr", "sdtPr", "rPr", "sectPr"), self._keep),
        }

    def inside(self, parent: Element) -> None:
        """Clean everything in an element."""
        for child in list(parent):
            if child.getparent() is parent:  # a paragraph may have gone into the next
                self._handlers.get(local_name(child), self.inside)(child)

    def _keep(self, element: Element) -> None:
        pass

    def _deleted(self, element: Element) -> None:
        self._drop(element, NoiseReason.DELETED)

    def _drop(self, element: Element, reason: NoiseReason) -> None:
        """Remove an element; what it says goes to the noise with its paragraph, or at once."""
        if lines := [plain_text(paragraph) for paragraph in element.iter(W + "p")]:
            self.noise += [Noise(text, reason) for line in lines if (text := one_line(line))]
        else:
            self._gone.append((reason, plain_text(element)))
        element.getparent().remove(element)

    def _unwrap(self, element: Element) -> None:
        self.inside(element)
        _replace(element, element)

    def _control(self, control: Element) -> None:
        content = control.find(W + "sdtContent")
        properties = control.find(W + "sdtPr")
        if content is None:
            control.getparent().remove(control)
            return
        gallery = properties.find(_GALLERY) if properties is not None else None
        if gallery is not None and gallery.get(W + "val") == "Table of Contents":
            with self._all_for(NoiseReason.CONTENTS):
                self.inside(content)
        elif value_of(properties, "showingPlcHdr") is not None and self._is_prompt(content):
            with self._all_for(NoiseReason.PROMPT):
                self.inside(content)
        else:
            self.inside(content)
        _replace(control, content)

    def _is_prompt(self, content: Element) -> bool:
        """Tell a prompt from text that a program has put in the place of one."""
        runs = [run for run in content.iter(W + "r") if plain_text(run).strip()]
        if _PROMPT.search(one_line(plain_text(content))):
            return True
        return all(self._styles.is_prompt(run) for run in runs)

    def _simple_field(self, element: Element) -> None:
        self._fields.append(_Field(element.get(W + "instr", ""), in_result=True))
        self.inside(element)
        self._fields.pop()
        _replace(element, element)

    def _alternative(self, element: Element) -> None:
        """Word writes newer drawings twice, the second time for older programs: keep one."""
        choices = [child for child in element if local_name(child) in ("Choice", "Fallback")]
        shown = next((child for child in choices if _has_text(child)), None)
        if shown is None:
            element.getparent().remove(element)
            return
        self.inside(shown)
        _replace(element, shown)

    def _ruby(self, element: Element) -> None:
        base = element.find(W + "rubyBase")
        if base is not None:
            texts = [node for run in base.iter(W + "r") for node in run]
            base[:] = texts
            _replace(element, base)

    def _table(self, table: Element) -> None:
        self.inside(table)
        if table.find(W + "tr") is None:
            table.getparent().remove(table)

    def _row(self, row: Element) -> None:
        properties = row.find(W + "trPr")
        if value_of(properties, "del") is not None:
            self._drop(row, NoiseReason.DELETED)
        elif is_on(value_of(properties, "hidden")):
            self._drop(row, NoiseReason.HIDDEN)
        else:
            self.inside(row)

    def _cell(self, cell: Element) -> None:
        if value_of(cell.find(W + "tcPr"), "cellDel") is None:
            self.inside(cell)
            return
        for block in [child for child in cell if child.tag != W + "tcPr"]:
            self._drop(block, NoiseReason.DELETED)

    def _paragraph(self, paragraph: Element) -> None:
        outer, self._gone = self._gone, []
        if self._styles.is_contents(paragraph):
            with self._all_for(NoiseReason.CONTENTS):
                self.inside(paragraph)
        else:
            self.inside(paragraph)
        for reason, pieces in groupby(self._gone, key=lambda piece: piece[0]):
            if text := one_line("".join(piece for _, piece in pieces)):
                self._note_contents_title(paragraph, reason)
                self.noise.append(Noise(text, reason))
        emptied, self._gone = bool(self._gone), outer
        if _runs_on(paragraph):
            _join_with_next(paragraph)
        elif emptied and not _has_content(paragraph):
            paragraph.getparent().remove(paragraph)

    def _note_contents_title(self, paragraph: Element, reason: NoiseReason) -> None:
        """The title of a table of contents may be a heading like any other."""
        if reason is not NoiseReason.CONTENTS:
            return
        before = _before(paragraph)
        while before is not None and before.tag == W + "p" and not _has_content(before):
            before = _before(before)
        if before is None or before.tag != W + "p":
            return
        text = one_line(plain_text(before))
        if CONTENTS_TITLE.match(text):
            self.noise.append(Noise(text, reason))
            before.getparent().remove(before)

    def _run(self, run: Element) -> None:
        paragraph = next(run.iterancestors(W + "p"), None)
        hidden = paragraph is not None and self._is_hidden(run, paragraph)
        for child in list(run):
            name = local_name(child)
            if name == "fldChar":
                self._field_mark(child)
            elif name in ("instrText", "delInstrText"):
                if self._fields:
                    self._fields[-1].code += child.text or ""
                run.remove(child)
            elif name == "rPr":
                continue
            elif self._in_code():
                run.remove(child)
            elif reason := self._reason(hidden=hidden):
                self._drop(child, reason)
            elif name == "sym":
                _replace_by_text(child, _symbol(child))
            elif name == "AlternateContent":
                self._alternative(child)
            elif name == "ruby":
                self._ruby(child)
            elif len(child):
                self.inside(child)

    def _is_hidden(self, run: Element, paragraph: Element) -> bool:
        if self._styles.is_hidden(run, paragraph):
            return True
        return self._white_is_hidden and self._styles.is_white_on_white(run, paragraph)

    def _field_mark(self, mark: Element) -> None:
        kind = mark.get(W + "fldCharType")
        if kind == "begin" and mark in self._complete:
            self._fields.append(_Field())
            if (chosen := _form_value(mark)) and not self._reason():
                _replace_by_text(mark, chosen)
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._fields.pop()

    def _in_code(self) -> bool:
        return any(not field.in_result for field in self._fields)

    def _reason(self, *, hidden: bool = False) -> NoiseReason | None:
        """Return why text at this place is left out; None where it is not."""
        reasons = [*self._reasons, *(field.reason for field in self._fields)]
        found = next((reason for reason in reasons if reason), None)
        return found or (NoiseReason.HIDDEN if hidden else None)

    @contextmanager
    def _all_for(self, reason: NoiseReason) -> Iterator[None]:
        """Leave out all text that is read in this context."""
        self._reasons.append(reason)
        yield
        self._reasons.pop()


def _replace(element: Element, source: Element) -> None:
    """Put what the source holds in the place of the element."""
    for child in list(source):
        element.addprevious(child)
    element.getparent().remove(element)


def _replace_by_text(element: Element, text: str) -> None:
    element.tag = W + "t"
    element[:] = []
    element.text = text


def _symbol(element: Element) -> str:
    code = element.get(W + "char", "")
    try:
        return symbols(chr(int(code, 16)), element.get(W + "font", ""))
    except (ValueError, OverflowError):
        return ""


def _form_value(mark: Element) -> str:
    """Return what a checkbox or a list of choices shows: they have no result as other fields have."""
    box = mark.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        checked = (
            value_of(box, "checked") if box.find(W + "checked") is not None else value_of(box, "default")
        )
        return "☒" if is_on(checked) else "☐"
    choices = mark.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(W + "val", "") for entry in choices.findall(W + "listEntry")]
    place = whole(value_of(choices, "result") or value_of(choices, "default"), 0)
    return entries[place] if 0 <= place < len(entries) else ""


def _runs_on(paragraph: Element) -> bool:
    """Tell whether a paragraph has no end: that was deleted, or it is the large letter of the next one."""
    mark = paragraph.find(f"{W}pPr/{W}rPr")
    frame = paragraph.find(f"{W}pPr/{W}framePr")
    is_initial = frame is not None and is_on(frame.get(W + "dropCap"))
    return is_initial or any(value_of(mark, name) is not None for name in ("del", "moveFrom"))


def _join_with_next(paragraph: Element) -> None:
    """Let what a paragraph holds open the next one."""
    following = paragraph.getnext()
    contents = [child for child in paragraph if child.tag != W + "pPr"]
    if following is None or following.tag != W + "p":
        if not _has_content(paragraph):
            paragraph.getparent().remove(paragraph)
        return
    place = 1 if following.find(W + "pPr") is not None else 0
    following[place:place] = contents
    paragraph.getparent().remove(paragraph)


def _before(element: Element) -> Element | None:
    """Return what stands before an element, also where a content control begins with it."""
    while (before := element.getprevious()) is None or before.tag == W + "sdtPr":
        if element.tag not in (W + "p", W + "sdtContent", W + "sdt"):
            return None
        element = element.getparent()
    return before


def _has_content(paragraph: Element) -> bool:
    if any((node.text or "").strip() for node in paragraph.iter(W + "t")):
        return True
    marks = (W + "footnoteReference", W + "endnoteReference", W + "altChunk")
    return _has_text(paragraph) or next(paragraph.iter(*marks), None) is not None


def _has_text(drawing: Element) -> bool:
    """Tell whether a drawing holds text: a box, letters bent to a shape, or a diagram."""
    return any(
        local_name(node) in ("txbxContent", "relIds")
        or (local_name(node) == "textpath" and node.get("string"))
        for node in drawing.iter()
    )
