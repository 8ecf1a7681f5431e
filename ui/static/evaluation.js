/* Keep the progress of a run up to date; without this the page has a link to reload it. */
"use strict";

(() => {
  const section = document.querySelector("[data-taak]");
  if (!section) return;
  const bar = section.querySelector("progress");
  const line = document.getElementById("meting-regel");
  const status = document.getElementById("meting-melding");
  const silent = document.getElementById("meting-stil");
  const reload = document.getElementById("meting-vernieuw");
  let failures = 0;
  let told = -1;

  function show(job) {
    if (!job.total) return;
    bar.max = job.total;
    bar.value = job.done;
    const values = { done: job.done, total: job.total, name: job.line };
    line.textContent = section.dataset.regel.replace(/\{(\w+)\}/g, (_, key) => values[key]);
    // Every question would be too much to listen to: a quarter at a time.
    const quarter = Math.floor((4 * job.done) / job.total);
    if (quarter !== told) status.textContent = line.textContent;
    told = quarter;
  }

  async function ask() {
    try {
      const answer = await fetch(`/taken/${encodeURIComponent(section.dataset.taak)}`);
      if (answer.status === 404) return location.reload();
      if (!answer.ok) throw new Error(answer.statusText);
      const job = await answer.json();
      failures = 0;
      silent.hidden = true;
      silent.textContent = "";
      if (job.state !== "running" && job.state !== "waiting") {
        return location.replace(location.pathname.replace(/\/evaluatie.*/, `/evaluatie?klaar=${Date.now()}#meting`));
      }
      show(job);
    } catch {
      failures += 1;
      reload.hidden = false;
      if (failures === 3) {
        silent.hidden = false;
        silent.textContent = section.dataset.stil;
      }
    }
    // A server that is being started again is not asked every second.
    setTimeout(ask, failures < 3 ? 1000 : 5000);
  }

  reload.hidden = true;
  ask();
})();
