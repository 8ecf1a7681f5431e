// The chat page: what a click in the conversation or in the panel of sources does.
import { currentConversation, keepConversation, setUpConversations, startFresh } from "./conversations.js";
import { setUpJudging, showJudgements } from "./judging.js";

const REFERENCE = /^#(bron|gelezen|vraag|wijzig|wissel|formuleer)-\d+-\d+$/;
/** Who is to word the answers, as the user last chose. */
const MODE = "functiewijzer.antwoord";
let tell = null;
let clicked = null;
let focusWanted = false;

const questionBox = () => document.querySelector("#fw-vraag textarea");

/** Show the marked words in the excerpt, and move there when the user asked for it. */
function reveal(panel) {
  const excerpt = panel.querySelector(".fw-uittreksel");
  const mark = panel.querySelector("#treffer");
  if (excerpt && mark) {
    const place = mark.getBoundingClientRect().top - excerpt.getBoundingClientRect().top;
    excerpt.scrollTop += place - excerpt.clientHeight / 3;
  }
  if (!focusWanted) return;
  focusWanted = false;
  const title = panel.querySelector(".fw-brontitel");
  title?.focus({ preventScroll: true });
  const { top, bottom } = title?.getBoundingClientRect() ?? { top: 0, bottom: 0 };
  if (top < 0 || bottom > window.innerHeight - 80) {
    const still = window.matchMedia("(prefers-reduced-motion: reduce)").matches;
    title?.scrollIntoView({ block: "start", behavior: still ? "auto" : "smooth" });
  }
}

/**
 * Ask what the address says ("/?eerder=...&vraag=...": first what was asked earlier), once; else show the
 * conversation that was open before a reload.
 */
function begin() {
  const asked = new URLSearchParams(location.search);
  const question = asked.get("vraag");
  if (question) {
    history.replaceState(null, "", location.pathname);
    startFresh();
    tell({ question, earlier: asked.getAll("eerder") });
    return;
  }
  const stored = currentConversation();
  if (stored) tell({ stored });
}

/** What the components of the page call when they are loaded. */
window.functiewijzer = {
  /** The panel of sources; onChoice tells the server what was chosen. */
  panel(panel, onChoice, watch) {
    tell = onChoice;
    watch("value", () => reveal(panel));
    begin();
  },

  /** Which answers the user wants: as chosen before in this browser, else as the page has it. */
  keptMode(mode) {
    try {
      return localStorage.getItem(MODE) ?? mode;
    } catch {
      return mode;
    }
  },

  keepMode(mode) {
    try {
      localStorage.setItem(MODE, mode);
    } catch {
      // Where nothing may be kept, the choice holds until the page is left.
    }
  },

  /** What holds the conversation for the browser to keep. */
  kept(element, watch) {
    watch("value", () => {
      const holder = element.querySelector("[data-gesprek]");
      if (holder) keepConversation(holder.dataset.gesprek);
    });
  },
};

function follow(link) {
  const reference = link.getAttribute("href");
  if (reference === "#terug") {
    const target = clicked?.isConnected ? clicked : questionBox();
    target?.focus();
    target?.scrollIntoView({ block: "center" });
    return true;
  }
  if (reference === "#fw-vraag") {
    questionBox()?.focus();
    return true;
  }
  if (!REFERENCE.test(reference) || !tell) return false;
  if (reference.startsWith("#wijzig-")) questionBox()?.focus();
  if (/^#(bron|gelezen)-/.test(reference)) {
    focusWanted = true;
    if (!link.closest("#fw-bronnen")) clicked = link;
    const panel = document.querySelector("#fw-bronnen");
    if (panel?.querySelector("[data-bron]")?.dataset.bron === reference) {
      reveal(panel);
      return true;
    }
  }
  tell({ reference });
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest?.("a[href^='#']");
  if (link && follow(link)) event.preventDefault();
});

/** Put the newest question at the top of the chat, so that its answer is read from its beginning. */
function showNewest(chat) {
  const questions = chat.querySelectorAll(".fw-gevraagd");
  const log = chat.querySelector("[role=log]");
  const newest = questions[questions.length - 1];
  if (!log || !newest) return;
  log.scrollTop += newest.getBoundingClientRect().top - log.getBoundingClientRect().top - 12;
}

/** A wording that grows is not read aloud at each step: the whole of it is, once it is there. */
function hushGrowing(chat) {
  for (const message of chat.querySelectorAll("[data-testid=bot]")) {
    const grows = message.querySelector(".fw-groeit .fw-tekst") !== null;
    if (grows) message.setAttribute("aria-live", "off");
    else if (message.hasAttribute("aria-live")) message.removeAttribute("aria-live");
  }
}

let seen = "";
let judged = 0;
let toolsReady = false;
function onChange() {
  const chat = document.querySelector("#fw-gesprek");
  if (!chat) return;
  const tools = document.querySelector(".fw-hulp");
  if (tools && !toolsReady) {
    toolsReady = true;
    setUpConversations(tools, (stored) => tell?.({ stored }));
    setUpJudging(tools);
  }
  const count = (name) => chat.querySelectorAll(name).length;
  const state = `${count(".fw-gevraagd")}/${count(".fw-antwoord")}`;
  if (state !== seen) {
    seen = state;
    requestAnimationFrame(() => showNewest(chat));
  }
  hushGrowing(chat);
  // An answer that changes is not moved: it may be being read.
  if (count(".fw-oordeel a") !== judged) {
    showJudgements();
    judged = count(".fw-oordeel a");
  }
}

new MutationObserver(onChange).observe(document.documentElement, { childList: true, subtree: true });
