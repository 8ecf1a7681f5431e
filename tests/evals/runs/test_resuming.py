"""A run that was ended goes on where it was; one of something else is refused; nothing is lost."""

import json
import threading
from pathlib import Path

import pytest

from assistant import Answer, Assistant, Status
from assistant.chat.loading import ChatOptions, load_chat_model
from assistant.chat.structure import Structure
from assistant.concepts import load_lexicon
from evals import EvaluationError, QuestionSet
from evals.errors import RunBroken
from evals.model_judge.judgements import Aspect, ModelJudgement, Rating
from evals.questions import plain_id
from evals.runs.answerer import Answerer, answerer_of
from evals.runs.asking import answers, questions_of
from evals.runs.configuration import describe_run
from evals.runs.measures import Measures
from evals.runs.reports import load_questions, load_report, load_results, load_run
from evals.runs.run_folder import open_run
from evals.runs.running import conduct

CASES = [
    {"id": "a-1", "kind": "unanswerable", "question": "Vraag een?", "answerable": False},
    {"id": "b-2", "kind": "typo", "question": "Vrag twee?", "answerable": False, "plain": "Vraag twee?"},
    {
        "id": "c-3",
        "kind": "follow-up",
        "question": "En drie?",
        "history": ["Een?"],
        "answerable": False,
        "plain": "Vraag drie?",
    },
]
ASKED = ["a-1", "b-2", "c-3", plain_id("b-2"), plain_id("c-3")]


class Ended(BaseException):
    """Ends a run as a signal does."""


class Scripted:
    """Says no to everything, and is ended or fails at the question that it is told."""

    def __init__(self, *, end_at: int = 0, fail_at: int = 0) -> None:
        self.documents = {}
        self.asked = []
        self.end_at, self.fail_at = end_at, fail_at

    def ask(self, question, history=()):
        """Follow the script."""
        self.asked.append((question, tuple(history)))
        if len(self.asked) == self.end_at:
            raise Ended
        if len(self.asked) == self.fail_at:
            raise RuntimeError("kapot")
        return Answer(question, question, Status.NOT_IN_DOCUMENTS, "Neen.", timings_ms={"total": 1.0})


@pytest.fixture
def question_set():
    return QuestionSet.parse({"name": "klein", "cases": CASES})


def lines(folder: Path) -> list[str]:
    return [json.loads(line)["id"] for line in (folder / "results.jsonl").read_text("utf-8").splitlines()]


def run(question_set, assistant, folder, answerer=None, parallel=1, **options):
    configuration = describe_run(question_set, assistant.documents, answerer, parallel)
    return conduct(question_set, assistant, configuration, folder, **options)


def ended(question_set, folder, at):
    with pytest.raises(Ended):
        run(question_set, Scripted(end_at=at), folder)


def test_plain_forms_are_asked_by_themselves_and_kept_after_the_cases(question_set, tmp_path):
    assistant = Scripted()
    made = run(question_set, assistant, tmp_path)
    assert assistant.asked[2:] == [("En drie?", ("Een?",)), ("Vraag twee?", ()), ("Vraag drie?", ())]
    assert lines(tmp_path) == list(made.results) == ASKED
    assert made.summary.cases == 3


def test_run_that_was_ended_goes_on_with_what_is_missing(question_set, tmp_path):
    ended(question_set, tmp_path, 3)
    assert lines(tmp_path) == ASKED[:2]
    with pytest.raises(EvaluationError, match="niet afgewerkt"):
        load_report(tmp_path)
    assistant, told, steps = Scripted(), [], []
    run(
        question_set,
        assistant,
        tmp_path,
        resumed=lambda *counts: told.append(counts),
        progress=lambda *counts: steps.append(counts),
    )
    assert told == [(2, 5)]
    assert steps == [(3, 5), (4, 5), (5, 5)]
    assert len(assistant.asked) == 3
    assert lines(tmp_path) == ASKED
    assert load_report(tmp_path).summary.cases == 3
    assert load_questions(tmp_path) == question_set


def test_line_that_was_cut_off_is_asked_again(question_set, tmp_path):
    ended(question_set, tmp_path, 4)
    path = tmp_path / "results.jsonl"
    path.write_bytes(path.read_bytes()[:-20])
    assistant = Scripted()
    run(question_set, assistant, tmp_path)
    assert [question for question, _ in assistant.asked] == ["En drie?", "Vraag twee?", "Vraag drie?"]
    assert lines(tmp_path) == ASKED


def test_case_that_failed_is_asked_again(question_set, tmp_path):
    with pytest.raises(Ended):
        run(question_set, Scripted(fail_at=1, end_at=3), tmp_path)
    assert lines(tmp_path) == ["b-2"]
    assistant = Scripted()
    made = run(question_set, assistant, tmp_path)
    assert assistant.asked[0][0] == "Vraag een?"
    assert made.summary.unscored == {}
    assert lines(tmp_path) == ASKED


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"set": {"cases": CASES[:2]}}, "andere vragen"),
        ({"answerer": Answerer(chat_model="a:b", chat_timeout=3)}, r"andere instellingen \(chat_model"),
        ({"answerer": Answerer(reranker="c/d", rerank_ms=300)}, r"andere instellingen \(rerank_ms, reranker"),
        ({"lexicon": True}, "een andere begrippenlijst"),
    ],
)
def test_unfinished_run_of_something_else_is_refused_and_left_alone(question_set, tmp_path, change, words):
    folder, other = tmp_path / "run", question_set
    ended(question_set, folder, 3)
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    answerer = change.get("answerer")
    if "lexicon" in change:
        own = tmp_path / "own.yaml"
        own.write_text("[]")
        answerer = Answerer(lexicon=own)
    if "set" in change:
        other = QuestionSet.parse({"name": "klein", **change["set"]})
    assistant = Scripted()
    with pytest.raises(EvaluationError, match=f"onafgewerkte meting met {words}.*--restart"):
        run(other, assistant, folder, answerer)
    assert assistant.asked == []
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before
    run(other, Scripted(), folder, answerer, restart=True)
    assert load_questions(folder) == other


def test_thresholds_and_remarks_make_no_other_questions(question_set, tmp_path):
    ended(question_set, tmp_path, 3)
    noted = [{**case, "note": "later nakijken", "forbidden": []} for case in CASES]
    again = QuestionSet.parse({"name": "klein", "cases": noted, "thresholds": {"pass": ">= 0.5"}})
    assistant = Scripted()
    run(again, assistant, tmp_path)
    assert len(assistant.asked) == 3


def test_finished_run_stays_until_the_next_one_is_finished(question_set, tmp_path):
    run(question_set, Scripted(), tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    for at in (2, 2):
        ended(question_set, tmp_path, at)
        kept = tmp_path / "vorige"
        assert {path.name: path.read_bytes() for path in kept.iterdir()} == first
    run(question_set, Scripted(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == set(first)
    assert list(load_results(tmp_path)) == ASKED


def test_move_that_was_broken_off_goes_on(question_set, tmp_path):
    run(question_set, Scripted(), tmp_path)
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    (tmp_path / "vorige").mkdir()
    for name in ("summary.json", "results.jsonl"):
        (tmp_path / name).rename(tmp_path / "vorige" / name)
    ended(question_set, tmp_path, 2)
    assert {path.name: path.read_bytes() for path in (tmp_path / "vorige").iterdir()} == first


def test_run_that_cannot_be_read_is_left_alone(question_set, tmp_path):
    (tmp_path / "config.json").write_text("{")
    with pytest.raises(EvaluationError, match=r"niet leesbaar.*--restart"):
        run(question_set, Scripted(), tmp_path)
    assert (tmp_path / "config.json").read_text() == "{"
    run(question_set, Scripted(), tmp_path, restart=True)
    assert lines(tmp_path) == ASKED


@pytest.mark.parametrize("restart", [False, True])
def test_files_of_others_are_left_alone(question_set, tmp_path, restart):
    own = tmp_path / "vragen.yaml"
    own.write_text("name: mijn set # met opmerkingen")
    with pytest.raises(EvaluationError, match=r"staat vragen\.yaml, maar geen meting"):
        run(question_set, Scripted(), tmp_path, restart=restart)
    assert own.read_text() == "name: mijn set # met opmerkingen"


def test_folder_of_someone_else_with_the_name_of_the_earlier_run_stays(question_set, tmp_path):
    (tmp_path / "vorige").mkdir()
    (tmp_path / "vorige" / "verslag.txt").write_text("van mij")
    for _ in range(2):
        run(question_set, Scripted(), tmp_path)
    assert [path.name for path in (tmp_path / "vorige").iterdir()] == ["verslag.txt"]


def test_two_runs_in_one_folder_are_refused(question_set, tmp_path):
    configuration = describe_run(question_set, {})
    with (
        open_run(tmp_path, question_set, configuration),
        pytest.raises(EvaluationError, match="al een meting bezig"),
    ):
        run(question_set, Scripted(), tmp_path)
    run(question_set, Scripted(), tmp_path)
    assert not (tmp_path / "lock").exists()


def test_answers_that_cannot_be_kept_end_the_run_in_one_line(question_set, tmp_path):
    with open_run(tmp_path, question_set, describe_run(question_set, {})) as kept:
        (tmp_path / "results.jsonl").unlink()
        (tmp_path / "results.jsonl").symlink_to("/dev/full")
        with pytest.raises(RunBroken, match=r"kan niet meer schrijven.*zijn bewaard"):
            kept.add({"id": "a-1"})


def test_several_at_a_time_come_to_the_same_and_say_so(question_set, tmp_path):
    made = run(question_set, Scripted(), tmp_path, parallel=3)
    assert list(made.results) == lines(tmp_path) == ASKED
    assert made.configuration.parallel == load_report(tmp_path).configuration.parallel == 3
    assert "tot 3 vragen tegelijk" in made.summary.warnings[0]


def test_questions_are_really_asked_at_the_same_time(question_set):
    together = threading.Barrier(3, timeout=10)

    class Waiting(Scripted):
        def ask(self, question, history=()):
            if history or "een" in question or "twee" in question:
                together.wait()
            return super().ask(question, history)

    asked = questions_of(question_set)[:3]
    assert {result["id"] for result in answers(Waiting(), asked, 3)} == {"a-1", "b-2", "c-3"}


def test_configuration_holds_no_folder_and_no_address(question_set, tmp_path):
    answerer = Answerer(str(tmp_path), "r1", "openai:http://name:secret@host/v1", 3.0)
    kept = json.dumps(describe_run(question_set, {}, answerer).to_dict())
    assert "secret" not in kept
    assert str(tmp_path) not in kept
    assert tmp_path.name in kept


def test_configuration_tells_what_the_chat_model_was_asked_with(question_set, sample_index):
    def kept(url, **options):
        chat = load_chat_model("openai:klein", 7.0, ChatOptions(url=url, tokens=500, **options))
        assistant = Assistant(sample_index, load_lexicon(), chat)
        return describe_run(question_set, {}, answerer_of(assistant, None)).settings

    found = kept("http://jan:geheim@model.example:8000/v1")
    assert {
        name: found[name] for name in ("chat_model", "chat_timeout", "chat_tokens", "chat_structure")
    } == {
        "chat_model": "openai:klein",
        "chat_timeout": 7.0,
        "chat_tokens": 500,
        "chat_structure": "schema",
    }
    assert "model.example" not in json.dumps(found)
    assert found["chat_server"] == kept("http://model.example:8000/v1/")["chat_server"]
    assert found["chat_server"] != kept("http://ander.example:8000/v1")["chat_server"]
    assert kept("http://model.example:8000/v1", structure=Structure.TEXT)["chat_structure"] == "text"


def test_configuration_tells_of_no_chat_model_where_there_is_none(question_set, sample_assistant):
    found = describe_run(question_set, {}, answerer_of(sample_assistant, None)).settings
    assert set(found) == {"embedder", "embedder_revision", "chat_model"}
    assert found["chat_model"] == ""


def _judging(told, fail=()):
    def judge(question_set, results, tell):
        for result in results:
            told.append(result["id"])
            if result["id"] in fail:
                tell(result["id"], ModelJudgement(unscored="geen oordeel"))
                continue
            tell(result["id"], ModelJudgement({Aspect.FAITHFULNESS: Rating(5, "goed")}))
        return {}

    return judge


def judged(question_set, folder, told, model="a:b", fail=(), **options):
    assistant = Answered()
    models = {"judge_model": model}
    configuration = describe_run(question_set, assistant.documents, models=models)
    measures = Measures(judge=_judging(told, fail), models=models)
    return conduct(question_set, assistant, configuration, folder, measures, **options)


class Answered(Scripted):
    """Says yes to everything."""

    def ask(self, question, history=()):
        """Answer."""
        self.asked.append((question, tuple(history)))
        return Answer(question, question, Status.ANSWERED, "Ja.", timings_ms={"total": 1.0})


def test_judgements_are_kept_and_only_missing_ones_asked_again(question_set, tmp_path):
    told = []
    with pytest.raises(Ended):
        judged(question_set, tmp_path, told, fail=["a-1"], progress=lambda done, total: _end_at(done, 7))
    assert told == ["a-1", "b-2"]
    again = []
    made = judged(question_set, tmp_path, again)
    assert again == ["a-1", "c-3"]
    assert list(made.judgements) == ["a-1", "b-2", "c-3"]
    assert made.summary.measured["judge_faithfulness"].mean == 1
    assert load_run(tmp_path).judgements == made.judgements
    assert load_report(tmp_path).configuration.models == {"judge_model": "a:b"}


def test_another_judge_judges_all(question_set, tmp_path):
    with pytest.raises(Ended):
        judged(question_set, tmp_path, [], progress=lambda done, total: _end_at(done, 7))
    again = []
    judged(question_set, tmp_path, again, model="c:d")
    assert again == ["a-1", "b-2", "c-3"]


def _end_at(done, last):
    if done == last:
        raise Ended
