"""Parts of a draft: who worded them, what is kept and why the others are dropped."""

import threading
from dataclasses import replace

import pytest

from assistant import texts
from assistant.answer import Mode, Verdict
from assistant.draft import Part, write
from assistant.verification import verify
from assistant.verification.second_opinion import SecondOpinion, chosen_second_opinion

SOURCE = "De directeur leidt de diensten van de gemeente."
TRUE = "De directeur geeft leiding aan de diensten."
FALSE = "De directeur leidt de diensten niet."


def test_a_model_is_held_to_every_rule_and_the_composer_to_the_words_of_its_quotes(part):
    own = part("Diensten: leidt de directeur", SOURCE)
    assert verify([own], Mode.EXTRACTIVE)[0] == [own]
    absent = part("Bedrijfswagen: niet vermeld in dit document", SOURCE)
    assert verify([absent])[0] == []


def test_the_verdict_stands_with_the_part_and_its_mark_in_the_text(part):
    source = "De directeur heeft de leiding over de diensten en het zwembad."
    said = "De directeur heeft vandaag vooral telkens de leiding over de diensten."
    kept, dropped = verify([part(said, source), part(TRUE, SOURCE)])
    assert [each.verdict for each in kept] == [Verdict.PARTLY, Verdict.SUPPORTED]
    assert dropped == ()
    assert write(kept).text.count(texts.PARTLY_SUPPORTED) == 1


def test_each_part_that_is_dropped_has_its_reason(part):
    kept, dropped = verify([part(FALSE, SOURCE), Part("", (), "**Testdorp**:\n")])
    assert [each.before for each in kept] == ["**Testdorp**:\n"]
    assert dropped == (f"{texts.UNSUPPORTED_DENIAL}: {FALSE}",)


def test_a_quote_that_is_not_exact_supports_nothing(part):
    whole = part(TRUE, SOURCE)
    (quote,) = whole.quotes
    moved = replace(whole, quotes=(replace(quote, end=quote.end + 1),))
    assert verify([moved]) == ([], (f"{texts.QUOTE_NOT_EXACT}: {TRUE}",))


def opinion(judge, seconds=5.0):
    return SecondOpinion("een model", judge, seconds)


def test_a_second_opinion_takes_a_statement_one_step_down(part):
    doubting = opinion(lambda pairs: [False] * len(pairs))
    kept, dropped = verify([part(TRUE, SOURCE)], second_opinion=doubting)
    assert [each.verdict for each in kept] == [Verdict.PARTLY]
    kept, dropped = doubting.of([replace(part(TRUE, SOURCE), verdict=Verdict.PARTLY)])
    assert kept == []
    assert "een model" in dropped[0]


def test_a_second_opinion_brings_nothing_back_and_does_not_read_the_composer(part):
    asked = []

    def agreeing(pairs):
        asked.extend(pairs)
        return [True] * len(pairs)

    assert verify([part(FALSE, SOURCE)], second_opinion=opinion(agreeing))[0] == []
    verify([part(TRUE, SOURCE)], Mode.EXTRACTIVE, opinion(agreeing))
    assert asked == []
    verify([part(f"**{TRUE}**", SOURCE)], second_opinion=opinion(agreeing))
    ((premise, hypothesis),) = asked
    assert SOURCE in premise
    assert hypothesis == TRUE


def test_a_second_opinion_that_fails_or_is_late_leaves_the_rules_alone(part, caplog):
    def failing(pairs):
        raise RuntimeError("stuk")

    broken = opinion(failing)
    for _ in range(2):
        assert [each.verdict for each in verify([part(TRUE, SOURCE)], second_opinion=broken)[0]] == [
            Verdict.SUPPORTED
        ]
    assert len(caplog.records) == 1  # told once, and not asked again
    go_on = threading.Event()

    def late(pairs):
        go_on.wait(10)
        return [False] * len(pairs)

    slow = opinion(late, seconds=0.01)
    for _ in range(2):  # the second time it is busy
        assert [each.verdict for each in slow.of([part(TRUE, SOURCE)])[0]] == [Verdict.SUPPORTED]
    go_on.set()


@pytest.mark.parametrize("name", ["/bestaat/niet"])
def test_a_model_that_cannot_be_loaded_is_told_and_left_out(name, caplog):
    assert chosen_second_opinion(name, 500) is None
    assert len(caplog.records) == 1
