// Answers look-ups in the page; without this module the forms lead to pages.
import { ask, byId, element, one } from './page.js';

const target = byId('answer');

const cityTable = cities => {
  const box = element('div', undefined, 'scroll');
  const table = element('table');
  const head = table.createTHead().insertRow();
  for (const title of ['Name', 'Region', 'Country', 'Latitude, longitude', 'Id']) {
    const cell = element('th', title);
    cell.scope = 'col';
    head.append(cell);
  }
  const body = table.createTBody();
  for (const city of cities) {
    const row = body.insertRow();
    const name = element('th', city.name);
    name.scope = 'row';
    row.append(name, ...[city.region ?? '', city.country, `${city.latitude}, ${city.longitude}`, city.id].map(text => element('td', text)));
  }
  box.tabIndex = 0;
  box.setAttribute('role', 'region');
  box.setAttribute('aria-label', 'Cities');
  box.append(table);
  return box;
};

const show = async (url, parts) => {
  try {
    target.replaceChildren(...parts(await ask(url)));
  } catch (e) {
    target.replaceChildren(element('p', e.message, 'problem'));
  }
};

const list = (code, after) => show(`/countries/${encodeURIComponent(code)}` + (after ? '?' + new URLSearchParams({ after }) : ''), answer => {
  const parts = [cityTable(answer.cities)];
  if (answer.next) {
    const more = element('button', 'Next page');
    more.type = 'button';
    more.addEventListener('click', () => list(code, answer.next));
    parts.push(more);
  }
  return parts;
});

byId('cities').addEventListener('submit', event => {
  event.preventDefault();
  const ids = event.target.elements.ids.value.split('\n').filter(line => line.trim());
  show('/cities?' + new URLSearchParams(ids.map(id => ['ids', id.trim()])), answer => [
    element('p', `${answer.found.length} found, ${answer.missing.length} missing; `
      + `${one(answer.requests, 'request')}, ${answer.elapsedMillis} ms`),
    cityTable(answer.found),
    ...answer.missing.map(id => element('p', 'Not in the table: ' + id, 'problem'))]);
});

byId('country').addEventListener('submit', event => {
  event.preventDefault();
  list(event.target.elements.code.value.trim().toUpperCase());
});

/** Shows what is near a place of the map; returns the cities. */
export const showNear = async (latitude, longitude) => {
  const near = byId('near');
  near.hidden = false;
  try {
    const answer = await ask('/near?' + new URLSearchParams({ latitude, longitude }));
    const cities = element('ol');
    for (const city of answer.found) {
      const entry = element('li', city.name + ' ');
      entry.append(element('span', [city.region, city.country].filter(Boolean).join(', ')));
      cities.append(entry);
    }
    near.replaceChildren(element('p', answer.found.length
      ? `${one(answer.found.length, 'city').replace('citys', 'cities')} near ${latitude}, ${longitude}, by ${one(answer.requests, 'request')} in ${answer.elapsedMillis} ms`
      : `No city near ${latitude}, ${longitude}`, 'soft'), cities);
    return answer.found;
  } catch (e) {
    near.replaceChildren(element('p', e.message, 'problem'));
    return [];
  }
};
