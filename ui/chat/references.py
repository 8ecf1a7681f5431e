"""How links in the chat name what they refer to: fragments that the page's script recognises."""


def citation_reference(turn: int, number: int) -> str:
    """Return the fragment that names a citation of one answer in the conversation."""
    return f"#bron-{turn}-{number}"


def read_reference(turn: int, rank: int) -> str:
    """Return the fragment that names a passage that was read but not cited; rank counts from 1."""
    return f"#gelezen-{turn}-{rank}"


def question_reference(turn: int, number: int) -> str:
    """Return the fragment that names a suggested question, from 1; turn 0 has the examples."""
    return f"#vraag-{turn}-{number}"


def edit_reference(turn: int) -> str:
    """Return the fragment that asks to edit the question of a turn."""
    return f"#wijzig-{turn}-0"


def swap_reference(turn: int) -> str:
    """Return the fragment that asks for the answer of a turn in the other mode, which is known."""
    return f"#wissel-{turn}-0"


def word_reference(turn: int) -> str:
    """Return the fragment that asks to let the chat model word the answer of a turn."""
    return f"#formuleer-{turn}-0"


def judge_reference(turn: int, is_good: bool) -> str:
    """Return the fragment that calls an answer good, or not."""
    return f"#{'goed' if is_good else 'slecht'}-{turn}-0"
