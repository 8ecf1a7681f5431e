// The page Inwerken: keeps the ticks of each document in this browser, counts them, and hides what is done.
"use strict";

(() => {
  const form = document.querySelector(".fw-inwerken");
  if (!form) return;
  const boxes = [...form.querySelectorAll('input[name="afgevinkt"]')];
  const key = `fw-inwerken:${form.dataset.document}`;
  const count = document.getElementById("telling");
  const progress = form.querySelector("progress");
  const filter = document.getElementById("alleen-open");
  const dialog = document.getElementById("wissen-vraag");

  function read() {
    try {
      const kept = JSON.parse(localStorage.getItem(key) ?? "[]");
      return new Set(Array.isArray(kept) ? kept : []);
    } catch {
      return new Set();
    }
  }

  // What is no longer on the page stays kept: the document may come back as it was.
  function keep() {
    const kept = read();
    for (const box of boxes) box.checked ? kept.add(box.value) : kept.delete(box.value);
    try {
      localStorage.setItem(key, JSON.stringify([...kept]));
    } catch {
      const note = form.querySelector(".fw-bewaard");
      note.textContent = note.dataset.zonderOpslag;
    }
  }

  function restore() {
    const kept = read();
    for (const box of boxes) box.checked = kept.has(box.value);
  }

  function show() {
    const done = boxes.filter((box) => box.checked).length;
    const line = done && done === boxes.length ? count.dataset.alles : count.dataset.telling;
    count.textContent = line.replaceAll("{done}", done).replaceAll("{total}", boxes.length);
    progress.value = done;
    for (const part of form.querySelectorAll(".fw-deel")) showPart(part);
    for (const box of boxes) box.closest(".fw-punt").hidden = filter.checked && box.checked;
    for (const group of form.querySelectorAll(".fw-groep")) {
      const points = [...group.querySelectorAll(".fw-punt")];
      group.hidden = filter.checked && points.every((point) => point.hidden);
    }
  }

  function showPart(part) {
    const own = [...part.querySelectorAll('input[name="afgevinkt"]')];
    const stand = form.querySelector(`[data-stand="${part.id}"]`);
    if (!own.length || !stand) return;
    const done = own.filter((box) => box.checked).length;
    stand.textContent = `${done}/${own.length}`;
    stand.parentElement.toggleAttribute("data-klaar", done === own.length);
    part.querySelector(".fw-deel-klaar").hidden = !(filter.checked && done === own.length);
  }

  // What is ticked while only open items are shown disappears: the focus goes to the next one, else to the filter.
  function moveFocusFrom(box) {
    if (!box.closest(".fw-punt").hidden) return;
    const after = boxes.slice(boxes.indexOf(box) + 1).find((other) => !other.checked);
    (after ?? filter).focus();
  }

  function clear() {
    for (const box of boxes) box.checked = false;
    keep();
    show();
    dialog.close();
    count.textContent = `${count.textContent}. ${count.dataset.gewist}`;
  }

  form.addEventListener("change", (event) => {
    if (event.target.name === "afgevinkt") {
      keep();
      show();
      moveFocusFrom(event.target);
    } else if (event.target === filter) {
      show();
    }
  });
  // Enter in a check box would save a file.
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.type === "checkbox") event.preventDefault();
  });
  document.getElementById("wissen").addEventListener("click", () => dialog.showModal());
  document.getElementById("wissen-ja").addEventListener("click", clear);
  document.getElementById("wissen-nee").addEventListener("click", () => dialog.close());
  document.getElementById("afdrukken").addEventListener("click", () => window.print());
  addEventListener("storage", (event) => {
    if (event.key !== key) return;
    restore();
    show();
  });

  // On paper all is open, and afterwards what was closed is closed again.
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...form.querySelectorAll("details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
    opened = [];
  });

  for (const element of form.querySelectorAll(".fw-met-script")) element.hidden = false;
  if (matchMedia("(max-width: 999px)").matches) {
    for (const details of form.querySelectorAll(".fw-inwerken-zij details")) details.open = false;
  }
  restore();
  show();
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    restore();
    show();
  });
})();
