// Requests in flight as an area, their window as a line; the last minute.
import { color, onScheme } from './page.js';

const MILLIS = 60_000;

export class WindowChart {
  #canvas;
  #samples = [];

  constructor(canvas) {
    this.#canvas = canvas;
    new ResizeObserver(() => this.#draw()).observe(canvas);
    onScheme(() => this.#draw());
  }

  add(inFlight, window) {
    const now = performance.now();
    this.#samples.push({ now, inFlight, window });
    while (this.#samples[0].now < now - MILLIS) this.#samples.shift();
    this.#draw();
  }

  #draw() {
    const canvas = this.#canvas;
    const scale = Math.min(2, devicePixelRatio || 1);
    const width = canvas.width = Math.round(canvas.clientWidth * scale);
    const height = canvas.height = Math.round(canvas.clientHeight * scale);
    const brush = canvas.getContext('2d');
    brush.fillStyle = color('--line');
    for (const part of [0, .5, 1]) brush.fillRect(0, Math.min(height - 1, Math.round(part * height)), width, 1);
    if (!this.#samples.length) return;
    const most = Math.max(8, ...this.#samples.map(sample => 1.2 * Math.max(sample.window, sample.inFlight)));
    const end = this.#samples.at(-1).now;
    const x = sample => width - (end - sample.now) / MILLIS * width;
    const y = value => height - value / most * (height - 4) - 2;
    brush.beginPath();
    brush.moveTo(x(this.#samples[0]), height);
    for (const sample of this.#samples) brush.lineTo(x(sample), y(sample.inFlight));
    brush.lineTo(width, height);
    brush.globalAlpha = .3;
    brush.fillStyle = color('--in-flight');
    brush.fill();
    brush.globalAlpha = 1;
    brush.beginPath();
    let before = null;
    for (const sample of this.#samples) {
      if (before) brush.lineTo(x(sample), y(before.window));
      brush.lineTo(x(sample), y(sample.window));
      before = sample;
    }
    brush.strokeStyle = color('--accent');
    brush.lineWidth = 2 * scale;
    brush.stroke();
  }
}
