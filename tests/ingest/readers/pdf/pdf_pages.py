"""Write small PDF files, a letter at a time where a test needs it."""

from dataclasses import dataclass, field
from typing import Self

from pdfminer.fontmetrics import FONT_METRICS

FONTS = {"regular": "Helvetica", "bold": "Helvetica-Bold", "symbol": "Symbol"}
WIDTH, HEIGHT = 595, 842
LEFT, RIGHT = 72, 523


def width_of(text: str, size: float = 10, font: str = "regular") -> float:
    """Return how wide a text is, in points."""
    widths = FONT_METRICS[FONTS[font]][1]
    return sum(widths.get(letter, 500) for letter in text) * size / 1000


@dataclass
class Page:
    """A page that is being written; places are counted from its top left corner."""

    width: float = WIDTH
    height: float = HEIGHT
    entries: str = ""
    """More of the page's dictionary, such as "/Rotate 90"."""
    content: list[str] = field(default_factory=list)
    image: bool = False

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = 10,
        font: str = "regular",
        colour: str = "0 g",
        mode: int = 0,
        spacing: float = 0,
        matrix: str = "1 0 0 1",
    ) -> Self:
        """Write a text with the line that it stands on at y."""
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        state = f"{colour} /{font} {size} Tf {mode} Tr {spacing} Tc {matrix} {x} {self.height - y} Tm"
        self.content.append(f"BT {state} ({escaped}) Tj ET")
        return self

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        right: float = RIGHT,
        size: float = 10,
        font: str = "regular",
        leading: float = 13,
    ) -> float:
        """Write a text in lines that end before the right edge; return where the next line would stand."""
        line = ""
        for word in text.split():
            if line and x + width_of(f"{line} {word}", size, font) > right:
                self.text(x, y, line, size=size, font=font)
                y += leading
                line = word
            else:
                line = f"{line} {word}".strip()
        self.text(x, y, line, size=size, font=font)
        return y + leading

    def box(self, x0: float, top: float, x1: float, bottom: float, colour: str = "0.9 g") -> Self:
        """Fill a box with a colour."""
        self.content.append(f"{colour} {x0} {self.height - bottom} {x1 - x0} {bottom - top} re f")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> Self:
        """Draw a line."""
        self.content.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def scan(self) -> Self:
        """Cover the page with an image."""
        self.content.append(f"q {self.width} 0 0 {self.height} 0 0 cm /image Do Q")
        self.image = True
        return self


def pdf(*pages: Page, info: str = "", bookmarks: tuple[str, ...] = ()) -> bytes:
    """Return a file of pages, with what it says of itself and bookmarks of one level."""
    objects: list[bytes] = []

    def add(text: str | bytes) -> int:
        objects.append(text.encode("cp1252") if isinstance(text, str) else text)
        return len(objects)

    def stream(content: bytes, entries: str = "") -> bytes:
        return f"<< /Length {len(content)} {entries} >> stream\n".encode() + content + b"\nendstream"

    catalog, tree, information, outline = (add("") for _ in range(4))
    fonts = " ".join(
        f"/{name} {add(f'<< /Type /Font /Subtype /Type1 /BaseFont /{base} ' + encoding + ' >>')} 0 R"
        for name, base in FONTS.items()
        for encoding in ("" if name == "symbol" else "/Encoding /WinAnsiEncoding",)
    )
    image = add(
        stream(b"\x00", "/Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8")
    )
    kids = []
    for page in pages:
        content = add(stream("\n".join(page.content).encode("cp1252")))
        resources = f"/Font << {fonts} >> /XObject << /image {image} 0 R >>"
        kids.append(
            add(
                f"<< /Type /Page /Parent {tree} 0 R /MediaBox [0 0 {page.width} {page.height}] "
                f"{page.entries} /Resources << {resources} >> /Contents {content} 0 R >>"
            )
        )
    marks = [add("") for _ in bookmarks]
    for index, title in enumerate(bookmarks):
        following = f"/Next {marks[index + 1]} 0 R" if index + 1 < len(marks) else ""
        entry = f"<< /Title ({title}) /Parent {outline} 0 R /Dest [{kids[0]} 0 R /Fit] {following} >>"
        objects[marks[index] - 1] = entry.encode("cp1252")
    outlines = f"/Outlines {outline} 0 R" if marks else ""
    ends = f"/First {marks[0]} 0 R /Last {marks[-1]} 0 R" if marks else ""
    objects[catalog - 1] = f"<< /Type /Catalog /Pages {tree} 0 R {outlines} >>".encode()
    objects[tree - 1] = (
        f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(f'{kid} 0 R' for kid in kids)}] >>".encode()
    )
    objects[information - 1] = f"<< {info} >>".encode("cp1252")
    objects[outline - 1] = f"<< /Type /Outlines {ends} >>".encode()
    return _file(objects, catalog, information)


def _file(objects: list[bytes], catalog: int, information: int) -> bytes:
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root %d 0 R /Info %d 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return data + trailer % (len(objects) + 1, catalog, information, start)
