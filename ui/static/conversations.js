// Conversations that this browser keeps: listed, opened again, wiped, saved as files. Nothing of them is sent
// but to show one again or to make a file of it.

const PREFIX = "functiewijzer.gesprek.";
/** Which conversation is open in this tab. */
const OPEN = "functiewijzer.open";
const MOST = 30;
const TITLE = 80;

let tools = null;

/** Return all kept conversations, newest first: {id, title, when, data, judged}. */
function kept() {
  const found = [];
  for (let place = 0; place < localStorage.length; place += 1) {
    const key = localStorage.key(place);
    if (!key.startsWith(PREFIX)) continue;
    const entry = read(key.slice(PREFIX.length));
    if (entry) found.push(entry);
  }
  return found.sort((one, other) => other.when - one.when);
}

function read(id) {
  try {
    const entry = JSON.parse(localStorage.getItem(PREFIX + id));
    return entry && typeof entry.data === "string" ? { ...entry, id } : null;
  } catch {
    return null;
  }
}

function write(id, entry) {
  const text = JSON.stringify(entry);
  for (;;) {
    try {
      localStorage.setItem(PREFIX + id, text);
      return;
    } catch {
      // Full: the oldest makes room. Where nothing may be kept at all, the page works without.
      const oldest = kept().filter((other) => other.id !== id).pop();
      if (!oldest) return;
      localStorage.removeItem(PREFIX + oldest.id);
    }
  }
}

/** Keep the conversation as the server gave it; empty: a new one has begun. */
export function keepConversation(data) {
  if (!data) {
    startFresh();
  } else {
    const { identifier, turns } = JSON.parse(data);
    const before = read(identifier);
    const title = turns[0].question.trim().slice(0, TITLE);
    write(identifier, { title, when: Date.now(), data, judged: before?.judged ?? {} });
    sessionStorage.setItem(OPEN, identifier);
    for (const old of kept().slice(MOST)) localStorage.removeItem(PREFIX + old.id);
  }
  list();
}

/** The open conversation stays kept, and is not the open one any more. */
export function startFresh() {
  sessionStorage.removeItem(OPEN);
}

function open() {
  return read(sessionStorage.getItem(OPEN) ?? "");
}

/** Return the data of the conversation that is open in this tab, null when there is none. */
export function currentConversation() {
  return open()?.data ?? null;
}

/** Return a turn of the open conversation, counted from 1. */
export function openTurn(number) {
  const data = currentConversation();
  return data ? JSON.parse(data).turns[number - 1] : undefined;
}

/** Return what the user thought of a turn's answer: "good", "bad" or undefined. */
export function judgementOf(number) {
  const judged = open()?.judged?.[number];
  return judged?.question === openTurn(number)?.question ? judged?.verdict : undefined;
}

export function keepJudgement(number, verdict) {
  const entry = open();
  const turn = openTurn(number);
  if (!entry || !turn) return;
  const { id, ...rest } = entry;
  write(id, { ...rest, judged: { ...entry.judged, [number]: { question: turn.question, verdict } } });
}

/** Say something that screen readers tell too; by the name under which the page holds the line. */
export function announce(name) {
  const line = tools?.querySelector(".fw-mededeling");
  if (line) line.textContent = line.dataset[name] ?? "";
}

function list() {
  const place = tools?.querySelector(".fw-gesprekken");
  if (!place) return;
  const all = kept();
  place.replaceChildren(...all.map((entry) => row(entry, place.dataset)));
  tools.querySelector(".fw-geen-gesprekken").hidden = all.length > 0;
  tools.querySelector(".fw-met-gesprekken").hidden = all.length === 0;
}

function row(entry, labels) {
  const item = document.createElement("li");
  const show = button(entry.title, labels.open.replace("{title}", entry.title));
  show.dataset.gesprek = entry.id;
  const when = document.createElement("span");
  when.className = "fw-klein";
  when.textContent = new Date(entry.when).toLocaleString(document.documentElement.lang, {
    dateStyle: "medium",
    timeStyle: "short",
  });
  const remove = button("×", labels.wis.replace("{title}", entry.title));
  remove.dataset.wis = entry.id;
  item.append(show, when, remove);
  return item;
}

function button(text, label) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = text;
  made.setAttribute("aria-label", label);
  return made;
}

/** Fetch the open conversation as a file; null, and a word about it, when that fails. */
async function fetchFile(address) {
  const data = currentConversation();
  if (!data) {
    announce("leeg");
    return null;
  }
  const headers = { "content-type": "application/json" };
  const answer = await fetch(address, { method: "POST", headers, body: data }).catch(() => null);
  if (answer?.ok) return answer;
  announce("mislukt");
  return null;
}

async function save(address) {
  const answer = await fetchFile(address);
  if (!answer) return;
  const name = /filename="([^"]+)"/.exec(answer.headers.get("content-disposition") ?? "")?.[1] ?? "gesprek";
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
  announce("");
}

async function copy(address) {
  const answer = await fetchFile(address);
  if (!answer) return;
  const text = await answer.text();
  await navigator.clipboard?.writeText(text).then(
    () => announce("gekopieerd"),
    () => announce("nietGekopieerd"),
  ) ?? announce("nietGekopieerd");
}

/** Let the list and the downloads work; onOpen shows a kept conversation again. */
export function setUpConversations(root, onOpen) {
  tools = root;
  list();
  root.addEventListener("click", (event) => {
    const { gesprek, wis, bestand, kopieer } = event.target.closest?.("button")?.dataset ?? {};
    if (gesprek) {
      const entry = read(gesprek);
      if (entry) onOpen(entry.data);
      root.querySelector(".fw-eerder").open = false;
    } else if (wis) {
      localStorage.removeItem(PREFIX + wis);
      list();
      root.querySelector(".fw-eerder summary").focus();
    } else if (event.target.closest?.(".fw-wis-alles")) {
      for (const entry of kept()) localStorage.removeItem(PREFIX + entry.id);
      list();
      root.querySelector(".fw-eerder summary").focus();
    } else if (bestand) {
      save(bestand);
    } else if (kopieer) {
      copy(kopieer);
    }
  });
  window.addEventListener("storage", list);
}
