// Follows what happens: states, and the cities as they are confirmed.
import { byId, write } from './page.js';

const RETRY_MILLIS = 5000;

const show = (text, className) => {
  const status = byId('connection');
  write(status, text);
  status.className = 'live ' + className;
};

/** Three bytes a city: twelve bits for the longitude, twelve for the latitude. */
export const decode = base64 => {
  const bytes = atob(base64);
  const points = new Uint32Array(bytes.length / 3);
  for (let i = 0, at = 0; i < points.length; i++, at += 3) {
    points[i] = bytes.charCodeAt(at) << 16 | bytes.charCodeAt(at + 1) << 8 | bytes.charCodeAt(at + 2);
  }
  return points;
};

export const follow = (onState, onPoints) => {
  const source = new EventSource('/live');
  source.addEventListener('open', () => show('Live', 'on'));
  source.addEventListener('state', event => onState(JSON.parse(event.data)));
  source.addEventListener('points', event => {
    const [kind, base64 = ''] = event.data.split(' ');
    onPoints(decode(base64), kind === 'new');
  });
  source.addEventListener('error', () => {
    show('Connecting again', 'lost');
    // the browser tries again by itself, unless it was refused
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(onState, onPoints), RETRY_MILLIS);
  });
  addEventListener('pagehide', () => source.close());
};
