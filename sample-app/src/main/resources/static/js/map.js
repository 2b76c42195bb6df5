// The world, drawn from nothing but the cities themselves.
import { byId, color, onScheme } from './page.js';

const TOP = 84, BOTTOM = -57, STEPS = 4095;
const GLOW_MILLIS = 1400, MOST_GLOWING = 6000, STEP = 2;
const calm = matchMedia('(prefers-reduced-motion: reduce)');

export class WorldMap {
  #cities = byId('map-cities');
  #over = byId('map-over');
  #points = new Uint32Array(1 << 18);
  #count = 0;
  #glowing = [];
  #pins = [];
  #cross = null;
  #frame = 0;

  constructor(onPick) {
    new ResizeObserver(() => this.#redraw()).observe(this.#cities);
    onScheme(() => this.#redraw());
    this.#cities.addEventListener('click', event => {
      const box = this.#cities.getBoundingClientRect();
      this.#pick((event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height, onPick);
    });
    this.#cities.addEventListener('keydown', event => this.#key(event, onPick));
    this.#cities.addEventListener('blur', () => { this.#cross = null; this.#animate(); });
  }

  add(points, isNew) {
    if (isNew) {
      this.#count = 0;
      this.#glowing = [];
      this.#redraw();
    }
    if (this.#count + points.length > this.#points.length) {
      const larger = new Uint32Array(2 * (this.#count + points.length));
      larger.set(this.#points);
      this.#points = larger;
    }
    this.#points.set(points, this.#count);
    this.#draw(this.#count, this.#count += points.length);
    if (!calm.matches) this.#glow(points);
    this.#cities.dataset.cities = this.#count;
  }

  /** Marks the cities that were found. */
  pin(cities) {
    this.#pins = cities.map(city => [(city.longitude + 180) / 360, (TOP - city.latitude) / (TOP - BOTTOM)]);
    this.#animate();
  }

  #glow(points) {
    const every = Math.max(1, Math.ceil(points.length / (MOST_GLOWING / 4)));
    const now = performance.now();
    for (let i = 0; i < points.length; i += every) this.#glowing.push([points[i], now]);
    if (this.#glowing.length > MOST_GLOWING) this.#glowing.splice(0, this.#glowing.length - MOST_GLOWING);
    this.#animate();
  }

  #place(point) {
    const latitude = 90 - (point & 0xfff) / STEPS * 180;
    return [(point >>> 12) / STEPS, (TOP - latitude) / (TOP - BOTTOM)];
  }

  #size(canvas) {
    const scale = Math.min(2, devicePixelRatio || 1);
    canvas.width = Math.round(canvas.clientWidth * scale);
    canvas.height = Math.round(canvas.clientHeight * scale);
  }

  #redraw() {
    this.#size(this.#cities);
    this.#size(this.#over);
    this.#draw(0, this.#count);
    this.#animate();
  }

  #draw(from, to) {
    const { width, height } = this.#cities;
    const brush = this.#cities.getContext('2d');
    const dot = Math.max(1, width / 1300);
    brush.fillStyle = color('--written');
    brush.globalAlpha = .55;
    for (let i = from; i < to; i++) {
      const [x, y] = this.#place(this.#points[i]);
      brush.fillRect(x * width, y * height, dot, dot);
    }
  }

  #animate() {
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#drawOver());
  }

  #drawOver() {
    this.#frame = 0;
    const { width, height } = this.#over;
    const brush = this.#over.getContext('2d');
    brush.clearRect(0, 0, width, height);
    const now = performance.now();
    this.#glowing = this.#glowing.filter(([, since]) => now - since < GLOW_MILLIS);
    brush.fillStyle = color('--glow');
    const dot = Math.max(1.6, width / 650);
    for (const [point, since] of this.#glowing) {
      const [x, y] = this.#place(point);
      brush.globalAlpha = 1 - (now - since) / GLOW_MILLIS;
      brush.fillRect(x * width - dot / 2, y * height - dot / 2, dot, dot);
    }
    brush.globalAlpha = 1;
    brush.strokeStyle = color('--ink');
    brush.lineWidth = Math.max(1.5, width / 900);
    for (const [x, y] of this.#pins) {
      brush.beginPath();
      brush.arc(x * width, y * height, Math.max(4, width / 300), 0, 2 * Math.PI);
      brush.stroke();
    }
    if (this.#cross) {
      const [x, y] = [this.#cross[0] * width, this.#cross[1] * height];
      brush.beginPath();
      brush.moveTo(x, 0); brush.lineTo(x, height); brush.moveTo(0, y); brush.lineTo(width, y);
      brush.globalAlpha = .6;
      brush.stroke();
    }
    if (this.#glowing.length) this.#animate();
  }

  #key(event, onPick) {
    const moves = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
    const move = moves[event.key];
    if (move) {
      const [x, y] = this.#cross ?? [.523, .26];
      const within = value => Math.min(1, Math.max(0, value));
      this.#cross = [within(x + move[0] / 360), within(y + move[1] / (TOP - BOTTOM))];
      this.#animate();
    } else if (event.key === 'Enter' && this.#cross) {
      this.#pick(...this.#cross, onPick);
    } else {
      return;
    }
    event.preventDefault();
  }

  #pick(x, y, onPick) {
    onPick((TOP - y * (TOP - BOTTOM)).toFixed(4), (x * 360 - 180).toFixed(4));
  }
}
