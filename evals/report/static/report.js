"use strict";
// Choosing questions. The choice stands in the fragment of the address: "#soort=fact&uitkomst=gemist".
(() => {
  const ANY = "*";
  const form = document.getElementById("Keuze");
  const told = document.getElementById("Telling");
  const cases = [...document.querySelectorAll(".vraag")];
  const fields = [...form.elements].filter((field) => field.name);
  const selects = fields.filter((field) => field.name !== "zoek");
  const search = form.elements.zoek;
  const values = new Map();
  const words = new Map();

  const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

  function valuesOf(one, name) {
    const key = `${name} ${one.id}`;
    if (!values.has(key)) values.set(key, JSON.parse(one.dataset[name] || "[]"));
    return values.get(key);
  }

  function wordsOf(one) {
    if (!words.has(one)) {
      const parts = [...one.querySelectorAll(".zoek")].map((part) => part.textContent);
      words.set(one, plain(parts.join("\n")));
    }
    return words.get(one);
  }

  function apply() {
    const chosen = selects.filter((field) => field.value !== ANY);
    const sought = plain(search.value).split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const one of cases) {
      const fits =
        chosen.every((field) => valuesOf(one, field.name).includes(field.value)) &&
        sought.every((word) => wordsOf(one).includes(word));
      one.hidden = !fits;
      if (fits) shown += 1;
    }
    const line = shown || !cases.length ? form.dataset.geteld : form.dataset.leeg;
    told.textContent = line.replace("{shown}", shown).replace("{total}", cases.length);
  }

  function remember() {
    const state = new URLSearchParams();
    for (const field of fields) {
      const empty = field === search ? "" : ANY;
      if (field.value !== empty) state.set(field.name, field.value);
    }
    const fragment = state.toString();
    history.replaceState(null, "", fragment ? `#${fragment}` : location.pathname + location.search);
  }

  function reset() {
    for (const field of fields) field.value = field === search ? "" : ANY;
  }

  function follow() {
    let fragment = location.hash.slice(1);
    if (fragment.includes("=")) {
      const state = new URLSearchParams(fragment);
      reset();
      for (const field of fields) {
        const value = state.get(field.name);
        const known = field === search || [...field.options].some((option) => option.value === value);
        if (value !== null && known) field.value = value;
      }
      apply();
      const heading = document.getElementById("Vragen");
      heading.scrollIntoView();
      heading.focus({ preventScroll: true });
      return;
    }
    try {
      fragment = decodeURIComponent(fragment);
    } catch {
      return;
    }
    const target = fragment && document.getElementById(fragment);
    const one = target && target.closest(".vraag");
    if (!one) return;
    if (one.hidden) {
      reset();
      apply();
    }
    one.querySelector("details").open = true;
    target.scrollIntoView();
    one.querySelector("summary").focus({ preventScroll: true });
  }

  function openShown(open) {
    for (const one of cases) {
      if (!one.hidden) one.firstElementChild.open = open;
    }
  }

  let waiting = 0;
  form.addEventListener("input", (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      apply();
      remember();
    }, event.target === search ? 200 : 0);
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    reset();
    apply();
    remember();
  });
  document.getElementById("Open").addEventListener("click", () => openShown(true));
  document.getElementById("Dicht").addEventListener("click", () => openShown(false));
  window.addEventListener("hashchange", follow);

  // On paper everything that is shown is open.
  let opened = [];
  window.addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("details:not([open])")].filter((one) => !one.closest("[hidden], .niet-op-papier"));
    for (const one of opened) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of opened) one.open = false;
  });

  form.hidden = false;
  reset();
  apply();
  follow();
})();
