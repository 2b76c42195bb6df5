// The account and the figures of the import.
import { byId, element, number, one, write } from './page.js';
import { WindowChart } from './chart.js';

const PARTS = {
  written: 'Written', superseded: 'Superseded', inFlight: 'In flight', buffered: 'Buffered',
  waitingRetry: 'To be retried', failed: 'Failed', notAttempted: 'Not attempted'
};
const chart = new WindowChart(byId('window-chart'));
const segments = {}, values = {};

for (const [name, title] of Object.entries(PARTS)) {
  segments[name] = element('i', '', name);
  byId('account-bar').append(segments[name]);
  const entry = element('div', undefined, name);
  values[name] = element('dd', '0');
  entry.append(element('dt', title), values[name]);
  byId('account').append(entry);
}

const HEADLINES = {
  import: {
    running: rows => `Importing ${rows} cities`,
    done: () => 'Cities of the world, in batches of 25',
    failed: () => 'The import did not write every row'
  },
  migration: {
    running: rows => `Copying ${rows} cities to a table with other keys`,
    done: () => 'Cities of the world, by their names',
    failed: () => 'The migration did not write every city'
  }
};

const headline = job => HEADLINES[job.kind][job.phase]?.(number(job.rows)) ?? 'Cities of the world';

const showAccount = (account, rows) => {
  let sum = 0;
  for (const name of Object.keys(PARTS)) {
    sum += account[name];
    segments[name].style.flexGrow = account[name];
    write(values[name], number(account[name]));
  }
  // what the file still holds is the empty part of the bar
  segments.notAttempted.style.marginInlineEnd = rows > sum && sum > 0 ? `${100 * (1 - sum / rows)}%` : '0';
  write(byId('account-sum'), sum === account.accepted
    ? `adds up to ${number(sum)} accepted`
    : `does not add up: ${number(sum)} of ${number(account.accepted)} accepted`);
  byId('account').dataset.accepted = account.accepted;
};

const showList = (list, items, none, line) => {
  const key = JSON.stringify(items);
  if (list.dataset.shown === key) return;
  list.dataset.shown = key;
  list.replaceChildren(...(items.length ? items.map(line) : [element('li', none, 'soft')]));
};

export const showFigures = ({ job, account, engine, throttleReasons, hotKeys, deadLetters }) => {
  document.body.dataset.phase = job.phase;
  write(byId('headline'), headline(job));
  write(byId('message'), job.message || 'Each dot is a city that DynamoDB has confirmed.');
  showAccount(account, job.phase === 'running' ? job.rows : 0);
  write(byId('rate'), number(job.ratePerSecond));
  write(byId('time-left'), job.phase === 'running' && job.secondsLeft !== undefined ? `${number(job.secondsLeft)} s left` : '\u00a0');
  for (const name of ['requests', 'unprocessed', 'retries', 'throttles']) write(byId(name), number(engine[name]));
  write(byId('reasons'), throttleReasons.length ? throttleReasons.join(', ') : 'requests');
  write(byId('in-flight'), engine.inFlight);
  write(byId('window'), `${engine.window} of ${engine.maxWindow}`);
  write(byId('lane-note'), (engine.isPaused ? ', pausing' : '')
    + (engine.unitsPerSecond ? `, limited to ${number(engine.unitsPerSecond)} units a second` : ''));
  chart.add(engine.inFlight, engine.window);
  showList(byId('dead-letters'), deadLetters, 'None: no row was given up.', letter => {
    const line = element('li');
    line.append(element('b', letter.id), element('small', `after ${one(letter.attempts, 'attempt')}: ${letter.reason}`));
    return line;
  });
  showList(byId('hot-keys'), hotKeys, 'None above 1,000 writes a second.', hot => {
    const line = element('li');
    line.append(element('b', hot.key), ` ${number(hot.perSecond)} writes a second`);
    return line;
  });
};
