'use strict';
// Uploads with progress, and how far the work behind the page is. Without this script forms and reloading do.

const POLL = 700;

function setLine(element, line) {
  if (element.textContent !== line) element.textContent = line; // said aloud only when it changes
}

async function follow(job, address, line, bar) {
  for (;;) {
    await new Promise((done) => setTimeout(done, POLL));
    let state;
    try {
      const answer = await fetch(`/taken/${encodeURIComponent(job)}`, { headers: { Accept: 'application/json' } });
      if (!answer.ok) break; // unknown here: the page tells more
      state = await answer.json();
    } catch {
      continue; // the server may be back the next time
    }
    if (state.state === 'done' || state.state === 'failed') break;
    setLine(line, state.line || line.textContent);
    if (state.total > 0) {
      bar.max = state.total;
      bar.value = state.done;
    } else {
      bar.removeAttribute('value');
    }
  }
  window.location.assign(address);
}

function problemWith(form, files) {
  const told = form.dataset;
  if (!files.length) return told.none;
  if (files.length > Number(told.mostFiles)) return told.tooMany;
  const large = [...files].find((file) => file.size > Number(told.fileBytes));
  return large ? told.tooLarge.replace('{name}', () => large.name) : '';
}

function send(form) {
  const button = form.querySelector('button[type="submit"]');
  const box = form.querySelector('.fw-verloop');
  const line = box.querySelector('.fw-verloop-regel');
  const bar = box.querySelector('progress');
  const trouble = form.querySelector('.fw-verloop-fout');
  const input = form.querySelector('input[type="file"]');

  function stop(problem) {
    box.hidden = true;
    button.disabled = false;
    trouble.hidden = false;
    trouble.textContent = problem;
  }

  const problem = problemWith(form, input.files);
  trouble.hidden = true;
  if (problem) {
    stop(problem);
    input.focus();
    return;
  }
  button.disabled = true;
  box.hidden = false;
  setLine(line, form.dataset.sending);
  bar.max = 100;
  bar.value = 0;
  const request = new XMLHttpRequest(); // fetch does not tell how much was sent
  request.open('POST', form.action);
  request.setRequestHeader('Accept', 'application/json');
  request.responseType = 'json';
  request.upload.addEventListener('progress', (event) => {
    if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total;
  });
  request.addEventListener('error', () => stop(form.dataset.failed));
  request.addEventListener('load', () => {
    const answer = request.response || {};
    if (request.status === 200 && answer.taak) {
      follow(answer.taak, answer.adres, line, bar);
    } else {
      stop(answer.fout || form.dataset.failed);
    }
  });
  request.send(new FormData(form));
}

function prepareZone(form) {
  const zone = form.querySelector('.fw-zone');
  const input = form.querySelector('input[type="file"]');
  zone.querySelector('.fw-sleep').hidden = false;
  for (const kind of ['dragenter', 'dragover']) {
    zone.addEventListener(kind, (event) => {
      event.preventDefault();
      zone.classList.add('fw-boven');
    });
  }
  for (const kind of ['dragleave', 'drop']) {
    zone.addEventListener(kind, () => zone.classList.remove('fw-boven'));
  }
  zone.addEventListener('drop', (event) => {
    event.preventDefault();
    if (!event.dataTransfer.files.length) return;
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event('change'));
  });
}

document.addEventListener('DOMContentLoaded', () => {
  for (const form of document.querySelectorAll('form.fw-opladen')) {
    prepareZone(form);
    form.noValidate = true; // our own line says it in the language of the page
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      send(form);
    });
  }
  const job = document.getElementById('fw-taak');
  if (job) job.focus();
  if (job && job.dataset.taak) {
    follow(job.dataset.taak, job.dataset.adres, job.querySelector('.fw-verloop-regel'), job.querySelector('progress'));
  }
});
