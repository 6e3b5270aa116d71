// The page: three chats, the clock, and what they share.

import * as api from "./api.js";
import { ask, choose, toast } from "./ask.js";
import { Clock } from "./clock.js";
import { Column } from "./column.js";
import { make } from "./dom.js";
import { COLUMNS, State } from "./state.js";
import { sayIfSymbolsAreMissing } from "./symbols.js";
import { LANGUAGE_NAMES, pageLanguage, setPageLanguage, text, writeTexts } from "./texts.js";
import { Tour } from "./tour.js";

const narrow = matchMedia("(max-width: 799px)");

class Page {
  state = new State();
  current = COLUMNS[0]; // the one that is seen where there is room for one

  constructor() {
    this.columns = COLUMNS.map((name) => new Column(name, this));
    this.clock = new Clock(this);
    this.tour = new Tour(this);
    this.tabs = document.querySelector(".tabs");
    document.getElementById("chats").append(...this.columns.map((column) => column.element));
    document.getElementById("restart").addEventListener("click", () => this.restart());
    for (const button of document.querySelectorAll("#page-language button")) {
      button.addEventListener("click", () => this.#speak(button.dataset.language));
    }
    narrow.addEventListener("change", () => this.show());
    this.#write();
    api.follow((all) => this.#start(all), (news) => this.#take(news), (up) => this.#online(up));
  }

  isVisible(column) {
    return !narrow.matches || column.name === this.current;
  }

  show() {
    for (const column of this.columns) {
      column.element.classList.toggle("current", column.name === this.current);
      if (column.person) column.show();
    }
    this.showTabs();
    this.clock.show();
  }

  /** Makes a call that may fail, and says so if it does. */
  async attempt(call) {
    try {
      return await call();
    } catch {
      toast(text("failed"));
      return null;
    }
  }

  /** A link that starts the bot was opened: as whom? */
  async openAs(token) {
    const choices = this.state.people.map((person) => [String(person.id), person.name, person.about[pageLanguage()]]);
    const chosen = await choose({ title: text("openAs"), message: text("openAsText"), choices });
    if (!chosen) return;
    const person = this.state.person(Number(chosen));
    const column = this.columns.find((each) => each.name === person.column);
    this.current = column.name;
    column.choose(person.id);
    this.show();
    column.wantsBox = true;
    column.say(`/start ${token}`);
  }

  #start(all) {
    this.state.replace(all);
    for (const column of this.columns) column.reset();
    this.show();
    this.tour.take(all.tour, all.shows);
  }

  #take(news) {
    const answered = this.state.merge(news);
    this.show();
    this.tour.take(news.tour, news.shows);
    for (const tap of answered) this.#announce(tap);
  }

  /** The bot's answer to a tap: an alert, or a notice over the chat. */
  #announce(tap) {
    const column = this.columns.find((each) => each.id === tap.chat);
    if (tap.alert) ask({ title: this.state.bot.name, message: tap.text });
    else toast(tap.text, column?.toasts);
  }

  #online(up) {
    document.getElementById("offline").hidden = up;
  }

  showTabs() {
    const tabs = COLUMNS.map((name) => {
      const unread = this.state.peopleOf(name).reduce((sum, person) => sum + this.state.unreadOf(person.id), 0);
      const badge = unread ? make("span", { class: "badge", "aria-label": text("newMessages", unread) }, String(unread)) : null;
      return make("button", { type: "button", "data-tab": name, "aria-current": name === this.current ? "true" : "false", onclick: () => this.turnTo(name) }, text(name), badge);
    });
    const had = this.tabs.contains(document.activeElement) ? document.activeElement.dataset.tab : null;
    this.tabs.replaceChildren(...tabs);
    if (had) this.tabs.querySelector(`[data-tab="${had}"]`).focus();
  }

  turnTo(name) {
    this.current = name;
    this.show();
    this.columns.find((column) => column.name === name).log.toEnd();
  }

  #speak(language) {
    setPageLanguage(language);
    this.#write();
    this.show();
    this.tour.show();
  }

  /** The page's own words, in its language. */
  #write() {
    writeTexts();
    sayIfSymbolsAreMissing();
    for (const button of document.querySelectorAll("#page-language button")) {
      const { language: code } = button.dataset;
      button.title = LANGUAGE_NAMES[code];
      button.setAttribute("aria-label", text("languageName", { code: code.toUpperCase(), language: LANGUAGE_NAMES[code] }));
      button.setAttribute("aria-pressed", String(code === pageLanguage()));
    }
  }

  async restart() {
    const sure = await ask({ title: text("restartTitle"), message: text("restartText"), yes: text("restart") });
    if (sure) await this.attempt(api.restart);
  }
}

new Page();
