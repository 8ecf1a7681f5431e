// Thumbs up or down under an answer; only a judgement that the user gives is sent.
import { announce, judgementOf, keepJudgement, openTurn } from "./conversations.js";

const REFERENCE = /^#(goed|slecht)-(\d+)-0$/;
let dialog = null;

/** Return the judgement as the server takes it. */
function judgement(number, verdict, reason, comment) {
  const { question, answer } = openTurn(number) ?? {};
  if (!answer) return null;
  const citations = (answer.citations ?? []).map(({ document, start, end, quote }) => ({
    document,
    start,
    end,
    quote,
  }));
  return {
    question,
    standalone_question: answer.standalone_question,
    answer: answer.text,
    status: answer.status,
    citations,
    verdict,
    reason,
    comment,
  };
}

async function send(number, verdict, reason = null, comment = "") {
  const body = judgement(number, verdict, reason, comment);
  if (!body) return;
  const headers = { "content-type": "application/json" };
  const answer = await fetch(dialog.dataset.adres, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  }).catch(() => null);
  if (!answer?.ok) {
    announce("nietBeoordeeld");
    return;
  }
  keepJudgement(number, verdict);
  showJudgements();
  announce("beoordeeld");
}

function ask(number) {
  const form = dialog.querySelector("form");
  form.reset();
  dialog.returnValue = "";
  dialog.onclose = () => {
    if (dialog.returnValue !== "bewaar") return;
    const given = new FormData(form);
    send(number, "bad", given.get("reden"), given.get("toelichting").trim());
  };
  dialog.showModal();
}

/** Under each answer that was judged, say so in place of the thumbs. */
export function showJudgements() {
  if (!dialog) return;
  for (const list of document.querySelectorAll("#fw-gesprek .fw-oordeel")) {
    const number = Number(REFERENCE.exec(list.querySelector("a")?.getAttribute("href") ?? "")?.[2]);
    const verdict = number ? judgementOf(number) : undefined;
    if (!verdict) continue;
    const said = document.createElement("li");
    said.className = "fw-klein";
    said.textContent = verdict === "good" ? dialog.dataset.goed : dialog.dataset.slecht;
    list.replaceChildren(said);
  }
}

export function setUpJudging(root) {
  dialog = root.querySelector(".fw-oordeelvenster");
  document.addEventListener("click", (event) => {
    const match = REFERENCE.exec(event.target.closest?.("a")?.getAttribute("href") ?? "");
    if (!match) return;
    event.preventDefault();
    if (match[1] === "goed") send(Number(match[2]), "good");
    else ask(Number(match[2]));
  });
}
