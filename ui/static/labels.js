// Runs before Gradio: its own labels in the language of the page, whatever the browser's language is.
"use strict";

(() => {
  const language = document.documentElement.lang || "nl";
  Object.defineProperty(navigator, "language", { get: () => language, configurable: true });
  Object.defineProperty(navigator, "languages", { get: () => [language], configurable: true });

  const OURS = language === "nl" ? {
    "chatbot conversation": "gesprek",
    "Loading response": "Antwoord wordt gezocht",
    "Scroll to bottom": "Naar het einde van het gesprek",
    "Clear": "Wissen",
    "Remove all": "Alles wissen",
    "Remove": "Wissen",
    "Open menu": "Lijst openen",
  } : { "chatbot conversation": "conversation" };
  const removal = (name) => (language === "nl" ? `${name} wissen` : `Remove ${name}`);

  /** Gradio's lists have no name, and its crosses are called by a number. */
  function nameDropdowns(root) {
    for (const box of root.querySelectorAll("input[role=combobox]")) {
      const list = document.getElementById(box.getAttribute("aria-controls"));
      if (list) setOnce(list, "aria-label", box.getAttribute("aria-label"));
    }
    for (const cross of root.querySelectorAll(".token > .token-remove")) {
      const name = removal(cross.parentElement.querySelector("span").textContent);
      setOnce(cross, "title", name);
      setOnce(cross, "aria-label", name);
    }
    for (const drawing of root.querySelectorAll(".token-remove > svg, .icon-wrap > svg")) {
      setOnce(drawing, "aria-hidden", "true");
    }
  }

  /** Gradio's radio buttons are each a group of their own, and their fieldset has no name. */
  function groupRadios(root) {
    for (const group of root.querySelectorAll("fieldset:has(> .wrap input[type=radio])")) {
      const name = group.querySelector("[data-testid=block-info]")?.textContent.trim();
      if (name) setOnce(group, "aria-label", name);
      for (const radio of group.querySelectorAll("input[type=radio]")) setOnce(radio, "name", group.id);
    }
  }

  /** Setting what is there already would call the observer again. */
  function setOnce(element, name, value) {
    if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  }

  function translate(root) {
    // Gradio labels each message with its own HTML; the messages speak for themselves.
    for (const message of root.querySelectorAll("[data-testid=user][aria-label], [data-testid=bot][aria-label]")) {
      message.removeAttribute("aria-label");
    }
    // What stands in the chat before the first question is no landmark of its own.
    root.querySelector(".placeholder-content[role=complementary]")?.removeAttribute("role");
    for (const element of root.querySelectorAll("[aria-label], [title]")) {
      for (const name of ["aria-label", "title"]) {
        const ours = OURS[element.getAttribute(name)];
        if (ours) element.setAttribute(name, ours);
      }
    }
    nameDropdowns(root);
    groupRadios(root);
  }

  document.addEventListener("DOMContentLoaded", () => {
    const root = document.querySelector("gradio-app");
    if (root) new MutationObserver(() => translate(root)).observe(root, { childList: true, subtree: true });
  });
})();
