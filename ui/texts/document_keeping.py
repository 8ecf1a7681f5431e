"""What curators read where they keep the documents."""

from collections.abc import Mapping
from dataclasses import dataclass

from ingest.reading import KNOWN_SUFFIXES
from ui.documents.names import LONGEST, NameRefusal

_SUFFIXES = ", ".join(KNOWN_SUFFIXES)


@dataclass(frozen=True, slots=True)
class KeepingTexts:
    """The lines of uploading, replacing and removing documents."""

    manage: str
    upload: str
    upload_hint: str
    choose: str
    drop: str
    too_many_chosen: str
    too_large_chosen: str
    send: str
    replace: str
    replace_hint: str
    choose_one: str
    remove: str
    remove_hint: str
    confirm_remove: str
    remove_file: str
    remove_file_hint: str
    renew: str
    renew_hint: str
    job_waiting: str
    job_running: str
    job_reload: str
    job_done: str
    job_done_partly: str
    job_none_taken: str
    job_failed: str
    uploading: str
    upload_failed: str
    checking: str
    renewing: str
    opening: str
    ask: str
    taken: str
    not_taken: str
    taken_new: str
    taken_changed: str
    taken_unchanged: str
    not_indexed: str
    removed: str
    no_files: str
    too_many_files: str
    only_one_file: str
    file_too_large: str
    upload_too_large: str
    upload_broken: str
    too_many_uploads: str
    too_many_jobs: str
    disk_full: str
    name_taken: str
    name_twice: str
    ignored: str
    folder_full: str
    no_such_file: str
    last_document: str
    foreign: str
    name_refusals: Mapping[NameRefusal, str]


DUTCH = KeepingTexts(
    manage="Beheren",
    upload="Documenten toevoegen",
    upload_hint=(
        "Hoogstens {files} bestanden van elk hoogstens {size} MB. Een bestand met de naam van een opgenomen "
        "document vervangt dat document; de oude versie wordt bewaard. Soorten: {kinds}."
    ),
    choose="Kies bestanden",
    drop="of sleep ze hierheen",
    too_many_chosen="Kies hoogstens {files} bestanden.",
    too_large_chosen="Dit bestand is groter dan {size} MB: {name}",
    send="Opnemen",
    replace="Dit document vervangen",
    replace_hint="De nieuwe versie komt op de plaats van de oude; de oude wordt bewaard en antwoordt niet meer.",
    choose_one="Kies de nieuwe versie",
    remove="Dit document verwijderen",
    remove_hint=(
        "Functiewijzer antwoordt daarna niet meer uit dit document, en koppelingen naar passages ervan werken niet meer. "
        "Het bestand wordt bewaard bij de verwijderde bestanden."
    ),
    confirm_remove="Ja, verwijder {name}",
    remove_file="Uit de map verwijderen",
    remove_file_hint="Het bestand wordt bewaard bij de verwijderde bestanden.",
    renew="Map opnieuw nakijken",
    renew_hint="Voor wie buiten deze pagina bestanden in de map heeft gezet, gewijzigd of weggehaald.",
    job_waiting="Er loopt nog een andere opname; deze wacht op haar beurt.",
    job_running="Bezig met opnemen",
    job_reload="Stand vernieuwen",
    job_done="De documenten zijn bijgewerkt.",
    job_done_partly="Niet alles is gelukt.",
    job_none_taken="Er is niets gewijzigd.",
    job_failed="Het is niet gelukt, er is niets gewijzigd",
    uploading="Versturen",
    upload_failed="Het versturen is niet gelukt. Probeer het opnieuw.",
    checking="Bestanden nakijken",
    renewing="Index bijwerken",
    opening="Index openen",
    ask="Stel een vraag",
    taken="opgenomen",
    not_taken="niet opgenomen",
    taken_new="opgenomen: {organisation}, {count} passages",
    taken_changed="vervangen: {organisation}, {count} passages",
    taken_unchanged="was al opgenomen: {organisation}, {count} passages",
    not_indexed="bewaard in de map, maar niet opgenomen: {reason}",
    removed="verwijderd",
    no_files="Kies eerst een bestand.",
    too_many_files="Dat zijn te veel bestanden: hoogstens {count} per keer.",
    only_one_file="Een document wordt door één bestand vervangen.",
    file_too_large="het bestand is groter dan {size} MB",
    upload_too_large="Deze bestanden zijn samen te groot. Verstuur er minder tegelijk.",
    upload_broken="Het versturen is afgebroken of klopt niet. Probeer het opnieuw.",
    too_many_uploads="Er worden al te veel bestanden verstuurd. Probeer het straks opnieuw.",
    too_many_jobs="Er wachten al te veel opnames. Probeer het straks opnieuw.",
    disk_full="De bestanden konden niet bewaard worden: is de schijf vol, of mag er niet geschreven worden?",
    name_taken="er staat al iets anders met deze naam in de map",
    name_twice="een ander bestand in deze zending heeft dezelfde naam",
    ignored="documenten.yaml zegt dat dit bestand niet wordt opgenomen",
    folder_full="de map is vol: hoogstens {count} documenten",
    no_such_file="er is geen bestand {name} in de map",
    last_document="dit is het laatste document; voeg eerst een ander toe",
    foreign=(
        "de index bevat {count} document(en) die niet in de map staan, zoals {name}; die zouden verdwijnen. "
        "Zet ze in de map, of voer eerst functiewijzer ingest uit met deze map"
    ),
    name_refusals={
        NameRefusal.EMPTY: "het bestand heeft geen naam",
        NameRefusal.PATH: "de naam bevat een map; geef alleen een bestandsnaam",
        NameRefusal.HIDDEN: "de naam begint met een punt of is die van een tijdelijk bestand",
        NameRefusal.SIGNS: 'de naam bevat een teken dat niet mag (zoals < > : " | ? * %)',
        NameRefusal.LONG: f"de naam is langer dan {LONGEST} tekens",
        NameRefusal.RESERVED: "deze naam is voorbehouden",
        NameRefusal.KIND: f"dit soort bestand wordt niet gelezen (wel: {_SUFFIXES})",
    },
)


ENGLISH = KeepingTexts(
    manage="Manage",
    upload="Add documents",
    upload_hint=(
        "At most {files} files of at most {size} MB each. A file with the name of a document in the index "
        "replaces that document; the old version is kept aside. Formats: {kinds}."
    ),
    choose="Choose files",
    drop="or drop them here",
    too_many_chosen="Choose at most {files} files.",
    too_large_chosen="This file is larger than {size} MB: {name}",
    send="Add",
    replace="Replace this document",
    replace_hint="The new version takes the place of the old one, which is kept aside and no longer answers.",
    choose_one="Choose the new version",
    remove="Remove this document",
    remove_hint=(
        "Functiewijzer will no longer answer from this document, and links to its passages will no longer work. "
        "The file is kept with the removed files."
    ),
    confirm_remove="Yes, remove {name}",
    remove_file="Remove from the folder",
    remove_file_hint="The file is kept with the removed files.",
    renew="Compare the folder again",
    renew_hint="For who added, changed or took away files in the folder outside of this page.",
    job_waiting="Another ingest is running; this one waits for its turn.",
    job_running="Working on it",
    job_reload="Refresh",
    job_done="The documents are up to date.",
    job_done_partly="Not everything was done.",
    job_none_taken="Nothing was changed.",
    job_failed="It could not be done, nothing was changed",
    uploading="Sending",
    upload_failed="Sending failed. Please try again.",
    checking="Checking files",
    renewing="Updating the index",
    opening="Opening the index",
    ask="Ask a question",
    taken="added",
    not_taken="not added",
    taken_new="added: {organisation}, {count} passages",
    taken_changed="replaced: {organisation}, {count} passages",
    taken_unchanged="was in the index already: {organisation}, {count} passages",
    not_indexed="kept in the folder, but not in the index: {reason}",
    removed="removed",
    no_files="Choose a file first.",
    too_many_files="These are too many files: at most {count} at a time.",
    only_one_file="A document is replaced by one file.",
    file_too_large="the file is larger than {size} MB",
    upload_too_large="These files are too large together. Send fewer at a time.",
    upload_broken="Sending was broken off or is not right. Please try again.",
    too_many_uploads="Too many files are being sent already. Please try again later.",
    too_many_jobs="Too many ingests are waiting already. Please try again later.",
    disk_full="The files could not be kept: is the disk full, or may it not be written?",
    name_taken="something else with this name is in the folder",
    name_twice="another file sent with it has the same name",
    ignored="documenten.yaml says that this file is to be left out",
    folder_full="the folder is full: at most {count} documents",
    no_such_file="there is no file {name} in the folder",
    last_document="this is the last document; add another one first",
    foreign=(
        "the index holds {count} document(s) that are not in the folder, such as {name}; they would be lost. "
        "Put them in the folder, or first run functiewijzer ingest with this folder"
    ),
    name_refusals={
        NameRefusal.EMPTY: "the file has no name",
        NameRefusal.PATH: "the name holds a folder; give the name of a file only",
        NameRefusal.HIDDEN: "the name begins with a dot or is that of a temporary file",
        NameRefusal.SIGNS: 'the name holds a sign that may not be used (such as < > : " | ? * %)',
        NameRefusal.LONG: f"the name is longer than {LONGEST} signs",
        NameRefusal.RESERVED: "this name is reserved",
        NameRefusal.KIND: f"files of this format are not read (but these are: {_SUFFIXES})",
    },
)

TEXTS = {"nl": DUTCH, "en": ENGLISH}
