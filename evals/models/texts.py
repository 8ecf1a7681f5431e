"""What scripted models say of their own."""

FRAME = "Volgens {place} geldt: {statement}"
ENGLISH = (
    "The document states that this requirement applies.",
    "According to the source, the answer to your question is as described in this section.",
    "Yes, the chief executive is responsible for this under the applicable rules.",
)
SYLLABLES = "ba be bo da de do ga ge gi ka ke ki la le li ma me mo na ne ni ra re ro sa se so ta te to va ve vo".split()
WITHOUT_SOURCE = "Dat staat in artikel 170 van het decreet lokaal bestuur."
THOUGHT = 'De gebruiker vraagt iets over {"beweringen": een functie. Ik zoek eerst de juiste passage.'
REFUSAL = "Sorry, daar kan ik u als taalmodel niet mee helpen."
