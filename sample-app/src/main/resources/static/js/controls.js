// Breaks the in-memory DynamoDB, starts jobs and ends their writers. Shown where the application allows it.
import { ask, byId, number, write } from './page.js';

const forms = [...document.querySelectorAll('form[data-fault]')];
const limit = byId('rate-limit');
let table = '', playing = {}, limited = false;

const act = async (url, options) => {
  write(byId('controls-message'), '');
  try {
    await ask(url, options);
  } catch (e) {
    write(byId('controls-message'), e.message);
  }
};

const press = (form, isOn, text) => {
  const button = form.querySelector('button');
  button.dataset.off ??= button.textContent;
  button.setAttribute('aria-pressed', isOn);
  write(button, isOn ? text : button.dataset.off);
};

for (const form of forms) {
  form.addEventListener('submit', event => {
    event.preventDefault();
    const name = form.dataset.fault;
    const isOn = name in playing;
    act(`/controls/faults/${name}` + (isOn ? '' : '?' + new URLSearchParams(new FormData(form))), { method: isOn ? 'DELETE' : 'PUT' });
  });
}

limit.addEventListener('submit', event => {
  event.preventDefault();
  if (limited) {
    act('/actuator/dynox?' + new URLSearchParams({ operation: 'write', table }), { method: 'DELETE' });
  } else {
    const unitsPerSecond = Number(limit.elements.units.value);
    act('/actuator/dynox', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ operation: 'write', table, unitsPerSecond })
    });
  }
});

byId('import-start').addEventListener('click', () => act('/controls/import', { method: 'POST' }));
byId('migration-start').addEventListener('click', () => act('/controls/migration', { method: 'POST' }));
byId('writer-close').addEventListener('click', () => act('/controls/writer/close', { method: 'POST' }));
byId('writer-abort').addEventListener('click', () => act('/controls/writer/abort', { method: 'POST' }));
byId('faults-end').addEventListener('click', () => act('/controls/faults', { method: 'DELETE' }));

export const showControls = ({ job, engine, mayChange, parts }) => {
  byId('controls').hidden = !mayChange || !parts.faults;
  table = job.table;
  playing = parts.faults ?? {};
  limited = engine.unitsPerSecond !== undefined;
  const running = job.phase === 'running';
  byId('import-start').disabled = byId('migration-start').disabled = running;
  byId('writer-close').disabled = byId('writer-abort').disabled = !running;
  byId('faults-end').disabled = !Object.keys(playing).length;
  for (const form of forms) {
    const left = playing[form.dataset.fault];
    press(form, left !== undefined, left ? `End (${left} s)` : 'End');
  }
  press(limit, limited, 'No limit');
};
