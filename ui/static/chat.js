// What a click in the conversation or in the panel of sources does.
"use strict";

(() => {
  const REFERENCE = /^#(bron|gelezen|vraag|wijzig)-\d+-\d+$/;
  let choose = null;
  let clicked = null;
  let focusWanted = false;

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

  /** Called by the panel when it is loaded; onChoice sends a reference to the server. */
  window.functiewijzerPanel = (panel, onChoice, watch) => {
    choose = onChoice;
    watch("value", () => reveal(panel));
  };

  function follow(link) {
    const reference = link.getAttribute("href");
    if (reference === "#terug") {
      const target = clicked?.isConnected ? clicked : document.querySelector("#fw-vraag textarea");
      target?.focus();
      target?.scrollIntoView({ block: "center" });
      return true;
    }
    if (reference === "#fw-vraag") {
      document.querySelector("#fw-vraag textarea")?.focus();
      return true;
    }
    if (!REFERENCE.test(reference) || !choose) return false;
    if (reference.startsWith("#wijzig-")) document.querySelector("#fw-vraag textarea")?.focus();
    if (!/^#(vraag|wijzig)-/.test(reference)) {
      focusWanted = true;
      if (!link.closest("#fw-bronnen")) clicked = link;
      const panel = document.querySelector("#fw-bronnen");
      if (panel?.querySelector("[data-bron]")?.dataset.bron === reference) {
        reveal(panel);
        return true;
      }
    }
    choose(reference);
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

  let seen = "";
  function onChange() {
    const chat = document.querySelector("#fw-gesprek");
    const count = (name) => chat?.querySelectorAll(name).length ?? 0;
    const state = `${count(".fw-gevraagd")}/${count(".fw-antwoord")}`;
    if (chat && state !== seen) {
      seen = state;
      requestAnimationFrame(() => showNewest(chat));
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    new MutationObserver(onChange).observe(document.body, { childList: true, subtree: true });
  });
})();
