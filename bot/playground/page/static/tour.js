// Show me: the demonstration, which the program plays and this panel leads through.

import { leadTour } from "./api.js";
import { ask } from "./ask.js";
import { pageLanguage, text } from "./texts.js";
import { STEPS } from "./tour_texts.js";

const part = (name) => document.getElementById(name);

export class Tour {
  #state = null;
  #turn = 0;

  constructor(page) {
    this.page = page;
    this.panel = part("tour");
    part("show-me").addEventListener("click", () => this.#start());
    part("tour-on").addEventListener("click", () => this.#goOn());
    part("tour-leave").addEventListener("click", () => this.#lead("leave"));
  }

  /** What the program says of it; `shows` is whether there is one at all. */
  take(state, shows) {
    if (shows !== undefined) this.shows = shows;
    this.#state = state;
    this.show();
    if (state?.turn === undefined) this.#turn = 0;
    else if (state.turn !== this.#turn) this.#follow(state);
    this.#point();
  }

  /** Everything in the page's language. */
  show() {
    const state = this.#state;
    const begins = this.panel.hidden && state;
    part("show-me").hidden = !this.shows || Boolean(state);
    this.panel.hidden = !state;
    document.body.classList.toggle("touring", Boolean(state));
    if (!state) return;
    const [title, words] = this.#words(state);
    part("tour-number").textContent = text("tourNumber", state);
    part("tour-title").textContent = title;
    part("tour-text").textContent = words;
    part("tour-on").hidden = state.state === "starts" || state.failed;
    part("tour-on").textContent = text({ plays: "tourSkip", over: "restart" }[state.state] ?? "tourNext");
    part("tour-on").classList.toggle("primary", state.state !== "plays");
    part("tour-leave").textContent = text(state.state === "over" ? "close" : "tourLeave");
    this.panel.dataset.state = state.state;
    if (begins) part("tour-on").focus({ preventScroll: true });
  }

  #words(state) {
    if (state.state === "starts") return [text("showMe"), text("tourStarts")];
    if (state.state === "over") return [text("tourOver"), text("tourOverText")];
    const [title, words] = STEPS[pageLanguage()][state.step];
    return [title, state.failed ? text("tourFailed") : words];
  }

  /** Turns to those who are at it. */
  #follow({ turn, people, front, message }) {
    this.#turn = turn;
    for (const column of this.page.columns) {
      const person = people[column.name];
      if (person && person !== column.id) column.choose(person);
    }
    if (this.page.current !== front) this.page.turnTo(front);
    if (message) this.page.columns.find((each) => each.id === message.chat)?.log.toStartOf(message.id);
  }

  /** Marks the button that is about to be tapped. */
  #point() {
    for (const key of document.querySelectorAll(".pointed")) key.classList.remove("pointed");
    const button = this.#state?.button;
    const column = button && this.page.columns.find((each) => each.id === button.chat);
    const key = column?.log.element.querySelector(`[data-id="${button.message}"] [data-focus="${CSS.escape(button.data)}"]`);
    if (!key) return;
    key.classList.add("pointed");
    for (const each of [key.closest("li"), key]) each.scrollIntoView({ block: "nearest" });
  }

  async #start() {
    const chats = [...this.page.state.chats.values()];
    const begun = chats.some((chat) => chat.id !== this.page.columns.at(-1).id && [...chat.messages.values()].some((each) => each.own));
    const sure = !begun || (await ask({ title: text("showMe"), message: text("tourForgets"), yes: text("showMe") }));
    if (sure) await this.#lead("start");
  }

  #goOn() {
    return this.#state.state === "over" ? this.page.restart() : this.#lead("go_on");
  }

  #lead(act) {
    return this.page.attempt(() => leadTour(act, pageLanguage()));
  }
}
