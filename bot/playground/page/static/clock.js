// The clock bar: the program's time, and the buttons that move it.

import { moveClock } from "./api.js";
import { locale } from "./bubble.js";
import { text } from "./texts.js";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export class Clock {
  constructor(page) {
    this.page = page;
    this.face = document.getElementById("now");
    this.label = document.getElementById("clock-label");
    this.ahead = document.getElementById("ahead");
    this.buttons = [...document.querySelectorAll("[data-move]")];
    for (const button of this.buttons) button.addEventListener("click", () => this.#move(button.dataset.move));
    setInterval(() => this.show(), 1000);
  }

  /** The clock goes past every morning on its way, which takes a moment. */
  async #move(move) {
    if (this.walks) return;
    this.#walks(true);
    await this.page.attempt(() => moveClock(move));
    this.#walks(false);
  }

  #walks(on) {
    this.walks = on;
    this.face.classList.toggle("walks", on);
    for (const button of this.buttons) button.setAttribute("aria-disabled", String(on));
  }

  show() {
    const { state } = this.page;
    const now = state.now();
    const format = { weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZone: state.zone };
    this.face.textContent = now.toLocaleString(locale(), format);
    this.face.dateTime = now.toISOString();
    const moved = state.ahead > MINUTE / 2;
    this.ahead.hidden = !moved;
    this.label.hidden = moved;
    this.ahead.textContent = moved ? text("ahead", { span: span(state.ahead) }) : "";
  }
}

function span(milliseconds) {
  const hours = Math.round(milliseconds / HOUR);
  const days = Math.floor(hours / 24);
  const parts = [];
  if (days) parts.push(text("aheadDays", days));
  if (hours % 24 || !days) parts.push(text("aheadHours", hours - days * (DAY / HOUR)));
  return parts.join(", ");
}
