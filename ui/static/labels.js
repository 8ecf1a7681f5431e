// Runs before Gradio: its own labels in the language of the page, whatever the browser's language is.
"use strict";

(() => {
  const language = document.documentElement.lang || "nl";
  Object.defineProperty(navigator, "language", { get: () => language, configurable: true });
  Object.defineProperty(navigator, "languages", { get: () => [language], configurable: true });

  const DUTCH = {
    "chatbot conversation": "gesprek",
    "Loading response": "Antwoord wordt gezocht",
    "Scroll to bottom": "Naar het einde van het gesprek",
    "Clear": "Wissen",
    "Remove all": "Alles wissen",
    "Remove": "Wissen",
    "Open menu": "Lijst openen",
  };

  function translate(root) {
    // Gradio labels each message with its own HTML; the messages speak for themselves.
    for (const message of root.querySelectorAll("[data-testid=user][aria-label], [data-testid=bot][aria-label]")) {
      message.removeAttribute("aria-label");
    }
    if (language !== "nl") return;
    for (const element of root.querySelectorAll("[aria-label], [title]")) {
      for (const name of ["aria-label", "title"]) {
        const dutch = DUTCH[element.getAttribute(name)];
        if (dutch) element.setAttribute(name, dutch);
      }
    }
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("gradio-app");
    if (root) new MutationObserver(() => translate(root)).observe(root, { childList: true, subtree: true });
  });
})();
