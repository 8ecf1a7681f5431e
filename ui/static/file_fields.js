// A field for files in the language of the page: our own button in place of the browser's, and what was chosen.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  for (const chosen of document.querySelectorAll(".fw-gekozen")) {
    const field = chosen.parentElement;
    const input = field.querySelector("input[type=file]");
    field.classList.add("fw-eigen");
    input.addEventListener("change", () => {
      const names = [...input.files].map((file) => {
        const item = document.createElement("li");
        item.textContent = file.name;
        return item;
      });
      chosen.replaceChildren(...names);
    });
  }
});
