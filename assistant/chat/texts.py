"""All Dutch texts about chat models: one line each, without a provider's words, an address or a key."""

# A failure: what is the matter, and what to do about it.
UNREACHABLE = ("het taalmodel is niet bereikbaar", "laat nakijken of het draait en of het adres klopt")
REFUSED = ("het taalmodel weigert de toegang", "laat de sleutel nakijken")
UNKNOWN_MODEL = (
    "het taalmodel bestaat niet op dit adres",
    "laat de naam van het model en het adres nakijken",
)
REJECTED = ("het taalmodel aanvaardt deze vraag niet", "stel ze korter of anders")
BUSY = ("het taalmodel heeft het te druk", "stel de vraag straks opnieuw")
FAILING = ("het taalmodel heeft een storing", "stel de vraag straks opnieuw")
SLOW = (
    "het taalmodel antwoordt niet op tijd",
    "stel de vraag straks opnieuw, of laat het meer tijd geven (FUNCTIEWIJZER_CHAT_TIMEOUT)",
)
CUT_OFF = (
    "het antwoord van het taalmodel stopt halverwege",
    "stel de vraag opnieuw, of laat het langer antwoorden (FUNCTIEWIJZER_CHAT_TOKENS)",
)
GARBLED = ("het antwoord van het taalmodel is niet te lezen", "laat nakijken of het adres klopt")
OTHER = ("het taalmodel geeft een fout", "laat het nakijken met functiewijzer doctor")

WITH_ADVICE = "{what}: {advice}"
PAUSED = "{what}: het wordt over {seconds} opnieuw geprobeerd"
PAUSED_TRYING = "{what}: het wordt nu opnieuw geprobeerd"
SECONDS = "{count} seconden"
SECOND = "1 seconde"
MINUTES = "{count} minuten"
MINUTE = "1 minuut"

NO_NAME = "taalmodel „{name}” mist een aanbieder of een model: schrijf aanbieder:model, zoals ollama:naam-van-het-model"
UNKNOWN_PROVIDER = "taalmodel {name}: de aanbieder {provider} wordt niet ondersteund; kies uit {known} (een andere aanbieder met een OpenAI-adres werkt als openai)"
NO_PACKAGE = "taalmodel {name}: het pakket {package} is niet geïnstalleerd; typ: {command}"
NO_KEY = "taalmodel {name}: er is geen sleutel; zet {key} in het bestand .env"
NO_KEY_OR_ADDRESS = (
    "taalmodel {name}: er is geen sleutel; zet {key} in het bestand .env, of {address} voor een eigen server"
)
NO_VERSION = "taalmodel {name}: de versie van de API ontbreekt; zet OPENAI_API_VERSION in het bestand .env"
NO_ADDRESS = "taalmodel {name}: er is geen adres; zet {address} in het bestand .env"
BAD_ADDRESS = "taalmodel {name}: het adres in {address} is geen webadres, zoals http://127.0.0.1:8000/v1"
NOT_LOADED = "taalmodel {name} kan niet geladen worden: controleer de naam (aanbieder:model) en de instellingen van de aanbieder"
INSTALL = '"{python}" -m pip install "{requirement}"'


def duration(seconds: float) -> str:
    """Return "12 seconden" or "2 minuten", rounded up."""
    whole = max(1, -int(-seconds // 1))
    if whole < 90:
        return SECOND if whole == 1 else SECONDS.format(count=whole)
    minutes = -int(-whole // 60)
    return MINUTE if minutes == 1 else MINUTES.format(count=minutes)
