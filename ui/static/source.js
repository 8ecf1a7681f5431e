// Scrolls to the marked words when the address does not say so itself.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  if (!location.hash) document.getElementById("treffer")?.scrollIntoView({ block: "center" });
});
