// Two ways to write the same rows.
import { ask, byId, element, number, one, write } from './page.js';

const form = byId('race-form');

form.addEventListener('submit', async event => {
  event.preventDefault();
  try {
    await ask('/controls/race?' + new URLSearchParams(new FormData(form)), { method: 'POST' });
  } catch (e) {
    write(byId('verdict'), e.message);
  }
});

const seconds = millis => (millis / 1000).toFixed(1) + ' s';

const showLane = (lane, rows, standing) => {
  lane.querySelector('progress').value = standing ? standing.done / rows : 0;
  const facts = standing ? [
    ['Rows', `${number(standing.done)} of ${number(rows)}`], ['Time', seconds(standing.millis)],
    ['Requests', number(standing.requests)], ['Retries', number(standing.retries)], ['Lost', number(standing.lost)]] : [];
  const key = JSON.stringify(facts);
  if (lane.dataset.shown === key) return;
  lane.dataset.shown = key;
  lane.querySelector('dl').replaceChildren(...facts.map(([name, value]) => {
    const fact = element('div', undefined, name === 'Lost' && standing.lost ? 'lost' : '');
    fact.append(element('dt', name), element('dd', value));
    return fact;
  }));
};

const verdict = ({ rows, byHand, dynox }) => {
  const times = byHand.millis / Math.max(1, dynox.millis);
  const lost = byHand.lost
    ? `By hand lost ${number(byHand.lost)} of ${one(rows, 'row')}: DynamoDB gave them back unprocessed, with status 200, and nobody sent them again. `
    : 'By hand lost nothing, as nothing came back unprocessed. ';
  const kept = dynox.lost ? `Dynox lost ${number(dynox.lost)}` : 'Dynox lost none';
  return `${lost}${kept}, and took ${seconds(dynox.millis)} rather than ${seconds(byHand.millis)}`
    + (times >= 1.5 ? `, ${times.toFixed(times < 10 ? 1 : 0)} times as fast.` : '.');
};

export const showRace = ({ mayChange, parts: { race } }) => {
  byId('race').hidden = !mayChange || !race;
  if (!race) return;
  form.querySelector('button').disabled = race.running;
  byId('race').dataset.running = race.running;
  showLane(byId('by-hand'), race.rows, race.byHand);
  showLane(byId('by-dynox'), race.rows, race.dynox);
  if (race.running) write(byId('verdict'), '');
  else if (race.byHand?.ended && race.dynox?.ended) write(byId('verdict'), verdict(race));
};
