// What the other modules write the page with.
const numbers = new Intl.NumberFormat('en');

export const byId = id => document.getElementById(id);
export const number = value => numbers.format(value);
export const one = (count, word) => `${number(count)} ${word}${count === 1 ? '' : 's'}`;

/** Sets a text only where it is another one, so that nothing is laid out, or read out, for nothing. */
export const write = (element, text) => {
  const wanted = String(text);
  if (element.textContent !== wanted) element.textContent = wanted;
};

export const element = (name, text, className) => {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
};

export const color = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** Calls back at once and whenever the scheme of colours changes. */
export const onScheme = redraw => matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);

/** Asks the application; fails with what it says. */
export const ask = async (url, options = {}) => {
  let response;
  try {
    response = await fetch(url, { ...options, headers: { Accept: 'application/json', ...options.headers } });
  } catch (e) {
    throw new Error('The application does not answer: ' + e.message);
  }
  const text = await response.text();
  const answer = text ? JSON.parse(text) : {};
  if (!response.ok) throw new Error(answer.detail || answer.error || 'The application answers with status ' + response.status);
  return answer;
};
