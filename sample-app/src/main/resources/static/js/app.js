// Wires the page.
import { follow } from './live.js';
import { WorldMap } from './map.js';
import { showFigures } from './figures.js';
import { showControls } from './controls.js';
import { showRace } from './race.js';
import { showNear } from './look-ups.js';

const map = new WorldMap(async (latitude, longitude) => map.pin(await showNear(latitude, longitude)));

follow(state => {
  showFigures(state);
  showControls(state);
  showRace(state);
}, (points, isNew) => map.add(points, isNew));
