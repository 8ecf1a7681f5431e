"""The plain-text reader."""

import unicodedata
from textwrap import dedent
from time import perf_counter

import pytest

from ingest.blocks import Block, BlockKind
from ingest.errors import IngestError
from ingest.model import Noise, NoiseReason
from ingest.readers.text import read


def shape(text: str) -> list[tuple[str, int, str]]:
    return [(block.kind.value, block.level, block.text) for block in read(text.encode()).blocks]


def texts(text: str) -> list[str]:
    return [block.text for block in read(text.encode()).blocks]


def only_table(text: str) -> tuple[tuple[str, ...], ...]:
    (block,) = read(text.encode()).blocks
    assert block.kind is BlockKind.TABLE
    return block.rows


@pytest.mark.parametrize(
    "data",
    [
        "Coördinatie".encode(),
        "Coördinatie".encode("utf-8-sig"),
        "Coördinatie".encode("cp1252"),
        "Coördinatie".encode("utf-16"),
        unicodedata.normalize("NFD", "Coördinatie").encode(),
    ],
)
def test_encodings(data: bytes) -> None:
    assert [block.text for block in read(data).blocks] == ["Coördinatie"]


def test_binary_data_is_no_text() -> None:
    with pytest.raises(IngestError):
        read(b"PK\x03\x04\0\0")


def test_windows_line_ends() -> None:
    assert texts("Een.\r\n\r\nTwee.\r\n") == ["Een.", "Twee."]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "De financieel directeur rapporteert aan de schepenen en aan het\n"
        "vast bureau. De dienst Financiën staat onder leiding van de\n"
        "financieel directeur en van niemand anders in het bestuur, en\n"
        "ook niet van de raad. Dit geldt voor de stad en voor het OCMW.\n"
        "Zo is het."
    )
    assert texts(text) == [text.replace("\n", " ")]


def test_lines_of_unwrapped_text_stay_apart() -> None:
    text = (
        "Luisteren (niveau 3): hoort wat gezegd wordt en vraagt door.\n"
        "Plannen (niveau 2): verdeelt het werk en bewaakt de termijnen.\n"
        "Schrijven (niveau 2): schrijft heldere brieven en verslagen."
    )
    assert texts(text) == text.split("\n")


def test_short_lines_in_lower_case_stay_apart() -> None:
    assert texts("delegeren\ncoachen\nbeslissen") == ["delegeren", "coachen", "beslissen"]


@pytest.mark.parametrize("mark", ["-", "*", "+", "•", "o", "–", "a)", "1°", "➢"])
def test_bullets(mark: str) -> None:
    assert shape(f"{mark} plannen") == [("item", 0, "plannen")]


def test_an_item_runs_on_over_lines() -> None:
    assert shape("- formuleert het advies aan\n  het college\n- beslist") == [
        ("item", 0, "formuleert het advies aan het college"),
        ("item", 0, "beslist"),
    ]


def test_hyphens_at_line_ends_are_healed_also_across_a_blank_line() -> None:
    text = "Kandidaten die zich voor deze selectie inschrijven lezen de rechts-\n\npositieregeling."
    assert texts(text) == [text.replace("-\n\n", "")]


@pytest.mark.parametrize("indent", ["  ", "    ", "\t"])
def test_indentation_is_depth(indent: str) -> None:
    text = f"- een:\n{indent}- twee:\n{indent * 2}- drie\n{indent}- vier\n- vijf"
    assert [block.level for block in read(text.encode()).blocks] == [0, 1, 2, 1, 0]


def test_another_bullet_at_one_indentation_is_a_deeper_list() -> None:
    text = "o een\n• twee\n• drie\no vier"
    assert [block.level for block in read(text.encode()).blocks] == [0, 1, 1, 0]


def test_markdown_headings_and_bold_labels() -> None:
    assert shape("## **Taken**\n\n**Graad** jurist") == [
        ("heading", 2, "Taken"),
        ("paragraph", 0, "Graad"),
        ("paragraph", 0, "jurist"),
    ]


TABLE = (("Competentie", "Soort", "Niveau"), ("Plannen", "kern", "3"), ("Spreken", "kern", "2"))


@pytest.mark.parametrize(
    "text",
    [
        "Competentie\tSoort\tNiveau\nPlannen\tkern\t3\nSpreken\tkern\t2",
        "| Competentie | Soort | Niveau |\n|---|:-:|---|\n| Plannen | kern | 3 |\n| Spreken | kern | 2 |",
        "Competentie   Soort   Niveau\nPlannen       kern    3\nSpreken       kern    2",
        "\tCompetentie\n\tSoort\n\tNiveau\n\n\tPlannen\n\tkern\n\t3\n\n\tSpreken\n\tkern\n\t2",
    ],
    ids=["tabs", "pipes", "spaces", "a cell a line"],
)
def test_tables(text: str) -> None:
    assert only_table(text) == TABLE


MORE = (
    ("Competentie", "Soort", "Niveau"),
    ("Plannen", "kern, en ook gewenst", "3"),
    ("Spreken", "kern", "2"),
)


@pytest.mark.parametrize(
    "text",
    [
        """
        +-------------+--------------+--------+
        | Competentie | Soort        | Niveau |
        +=============+==============+========+
        | Plannen     | kern,        | 3      |
        |             | en ook       |        |
        |             | gewenst      |        |
        +-------------+--------------+--------+
        | Spreken     | kern         | 2      |
        +-------------+--------------+--------+""",
        """
          ---------------------------------------
          Competentie     Soort            Niveau
          --------------- ---------------- ------
          Plannen         kern, en ook     3
                          gewenst

          Spreken         kern             2
          ---------------------------------------""",
        """
        Competentie     Soort            Niveau
        Plannen         kern, en ook     3
                        gewenst
        Spreken         kern             2""",
        """
        Competentie;Soort;Niveau
        Plannen;kern, en ook gewenst;3
        Spreken;kern;2""",
    ],
    ids=["drawn", "ruled", "aligned", "semicolons"],
)
def test_tables_with_cells_of_several_lines(text: str) -> None:
    assert only_table(dedent(text)) == MORE


def test_dots_connect_a_label_with_its_value() -> None:
    text = "Leidinggeven ............ Niveau 3\nSchrijven ............... Niveau 2"
    assert only_table(text) == (("Leidinggeven", "Niveau 3"), ("Schrijven", "Niveau 2"))


def test_two_columns_of_running_text_are_read_one_after_the_other() -> None:
    text = """
    Wat ga je doen?                     Wie ben je?

    Je ondersteunt de diensten bij      Je hebt een diploma van master en
    de opmaak van het plan. Je volgt    je bent sterk in schrijven. Je werkt
    de acties op.                       graag samen.
    """
    assert texts(dedent(text)) == [
        "Wat ga je doen?",
        "Je ondersteunt de diensten bij de opmaak van het plan. Je volgt de acties op.",
        "Wie ben je?",
        "Je hebt een diploma van master en je bent sterk in schrijven. Je werkt graag samen.",
    ]


def test_a_form_with_cells_that_go_on_below() -> None:
    text = "Graad\tA1a\nTaken\tPlant de werken\n\tLeidt de ploeg\n\tVolgt de kosten op"
    assert [(block.kind.value, block.text or block.rows) for block in read(text.encode()).blocks] == [
        ("table", (("Graad", "A1a"),)),
        ("paragraph", "Taken"),
        ("item", "Plant de werken"),
        ("item", "Leidt de ploeg"),
        ("item", "Volgt de kosten op"),
    ]


def test_labels_before_a_tab() -> None:
    assert texts("Graad:\tA1a\nDienst:\tZorg") == ["Graad: A1a", "Dienst: Zorg"]


def test_underlined_headings_rank_by_their_line() -> None:
    text = "Gemeente\n========\n\nTaken\n-----\n\nPlant.\n\nProfiel\n-------\n\nKan plannen.\n\n---\nSlot."
    assert shape(text) == [
        ("heading", 1, "Gemeente"),
        ("heading", 2, "Taken"),
        ("paragraph", 0, "Plant."),
        ("heading", 2, "Profiel"),
        ("paragraph", 0, "Kan plannen."),
        ("paragraph", 0, "Slot."),
    ]


def test_quoted_mail_is_read_without_its_marks() -> None:
    text = "Beste,\n\n> Doel\n>\n> De jurist adviseert.\n> * het college\n"
    assert texts(text) == ["Beste,", "Doel", "De jurist adviseert.", "het college"]


@pytest.mark.parametrize("sign", ["¢", "©", "", "»"])
def test_a_strange_sign_before_several_lines_is_a_bullet(sign: str) -> None:
    assert shape(f"{sign} plannen\n{sign} leiden") == [("item", 0, "plannen"), ("item", 0, "leiden")]


@pytest.mark.parametrize(
    "text",
    [
        "•\nPlannen\n•\nLeiden en\nsturen",
        "•\n•\n\nPlannen\nLeiden en\nsturen",
    ],
)
def test_bullets_apart_from_their_lines(text: str) -> None:
    assert shape(text) == [("item", 0, "Plannen"), ("item", 0, "Leiden en sturen")]


def test_a_numbered_line_never_runs_on() -> None:
    text = "\n".join(
        [
            "De jurist adviseert het college en alle diensten van de stad over contracten, over",
            "opdrachten en over geschillen, en waakt daarbij over de termijnen en over de kosten van",
            "elk dossier, zodat het bestuur tijdig en met kennis van zaken een besluit kan nemen over",
            "2. Plaats in de organisatie",
            "De jurist werkt onder de algemeen directeur.",
        ]
    )
    assert texts(text)[1:] == ["2. Plaats in de organisatie", "De jurist werkt onder de algemeen directeur."]


def test_lines_below_a_lead_in_stay_apart_in_text_that_is_not_wrapped() -> None:
    text = "De coördinator staat in voor:\nde planning van alle begeleiders en lokalen\nhet budget"
    assert len(texts(text)) == 3


def test_entities_and_links_of_a_web_page_are_text() -> None:
    assert texts(
        'Solliciteer <a href="https://x.example">hier</a> v&oacute;&oacute;r 1 mei.\n&nbsp;\nSlot.'
    ) == [
        "Solliciteer hier vóór 1 mei.",
        "Slot.",
    ]


def test_labels_aligned_with_spaces_are_no_table() -> None:
    text = "Graad:     A1a\nDienst:    Zorg\nStatuut:   contract"
    assert texts(text) == ["Graad: A1a", "Dienst: Zorg", "Statuut: contract"]


def test_an_empty_first_cell_stays() -> None:
    assert only_table("Soort\tWie\tWat\nintern\traad\toverleg\n\tcollege\tadvies")[2] == (
        "", "college", "advies",
    )  # fmt: skip


def test_a_page_break_does_not_end_a_table() -> None:
    text = "Soort\tWie\tWat\nintern\traad\toverleg\n\n*Vervolg op volgende pagina*\n\nextern\tburgers\tadvies"
    assert len(only_table(text)) == 3


def test_a_fragment_of_html_is_a_label_with_its_content() -> None:
    text = (
        "Zorg\t<p>Doel: mensen helpen</p> <p><i>Tactisch</i></p> "
        '<ul style="x">• plannen maken• overleggen <p>Operationeel</p> <ul>• helpen'
    )
    blocks = read(text.encode()).blocks
    assert blocks[0] == Block(BlockKind.PARAGRAPH, "Zorg", bold=True, indented=True)
    assert [block.text for block in blocks if block.kind is BlockKind.ITEM] == [
        "plannen maken", "overleggen", "helpen",
    ]  # fmt: skip
    assert all(block.inner for block in blocks[1:])


def test_page_furniture_is_noise_and_leaves_a_seam() -> None:
    text = (
        "De jurist adviseert het college en de diensten van de stad over alle\n\n"
        "INFOBUNDEL | JURIST  6\n\ncontracten van enig belang."
    )
    reading = read(text.encode())
    (block,) = reading.blocks
    assert reading.noise == (Noise("INFOBUNDEL | JURIST 6", NoiseReason.RUNNING),)
    assert block.text.endswith("over alle contracten van enig belang.")
    assert [block.text[seam:] for seam in block.seams] == ["contracten van enig belang."]


def test_form_feeds_count_pages() -> None:
    assert [block.page for block in read(b"Een.\n\fTwee.\n\fDrie.").blocks] == [1, 2, 3]
    assert [block.page for block in read(b"Een.").blocks] == [None]


def test_rules_and_lone_bullets_are_nothing() -> None:
    assert texts("Een.\n---\n•\n• …\nTwee.") == ["Een.", "Twee."]


def test_a_number_or_a_bullet_before_a_tab_is_no_cell() -> None:
    text = "1.1\tPlaats in de organisatie\n\n-\teen punt van de lijst\na)\tnog een punt"
    assert shape(text) == [
        ("paragraph", 0, "1.1 Plaats in de organisatie"),
        ("item", 0, "een punt van de lijst"),
        ("item", 1, "nog een punt"),
    ]


def test_a_scale_of_numbers_is_a_table() -> None:
    assert only_table("1\tbasis\n2\tgevorderd") == (("1", "basis"), ("2", "gevorderd"))


@pytest.mark.parametrize("line", ["a   b", "x" + " " * 100 + "y", "> x", ". . . . " * 50, "-\t", "a;b"])
def test_many_lines_of_one_form_take_no_time(line: str) -> None:
    begin = perf_counter()
    read((f"{line}\n" * 3000 + "Slot.").encode())
    assert perf_counter() - begin < 20
