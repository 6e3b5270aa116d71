// One of the chats side by side: who it is, what was said, and where they write.

import * as api from "./api.js";
import { toast } from "./ask.js";
import { markWaiting } from "./bubble.js";
import { Composer } from "./composer.js";
import { make } from "./dom.js";
import { startToken } from "./entities.js";
import { Log } from "./log.js";
import { LANGUAGE_NAMES, held, pageLanguage, text, words } from "./texts.js";

export class Column {
  /** `page` is what the columns share: see app.js. */
  constructor(name, page) {
    this.name = name;
    this.page = page;
    this.log = new Log(() => this.composer.box.focus());
    this.composer = new Composer(this);
    this.head = make("header", { class: "person" });
    this.elsewhere = make("div", { class: "elsewhere", hidden: true });
    this.empty = make("div", { class: "empty", hidden: true });
    this.toasts = make("div", { class: "toasts", role: "status" });
    const parts = [this.head, this.elsewhere, this.log.element, this.empty, this.composer.element, this.toasts];
    this.element = make("section", { class: "column", id: `column-${name}` }, parts);
    this.#takeDrops();
  }

  get state() {
    return this.page.state;
  }

  get chat() {
    return this.state.chats.get(this.id);
  }

  get zone() {
    return this.state.zone;
  }

  get person() {
    return this.state.person(this.id);
  }

  /** After everything came anew: the same person if they are still there. */
  reset() {
    const people = this.state.peopleOf(this.name);
    const known = people.some((person) => person.id === this.id);
    this.choose(known ? this.id : people[0].id);
  }

  /** Shows the chat of another person. */
  choose(id) {
    const changed = id !== this.id;
    this.id = id;
    this.log.clear();
    if (changed) this.composer.clear();
    this.show();
    this.page.showTabs();
    this.log.toEnd();
  }

  /** Everything as it is now. */
  show() {
    if (this.page.isVisible(this)) this.state.unread.delete(this.id);
    this.element.setAttribute("aria-label", text(this.name));
    this.log.element.setAttribute("aria-label", text("messagesOf", { name: this.person.name }));
    this.log.element.setAttribute("aria-description", text("logHint"));
    this.#showHead();
    this.#showElsewhere();
    this.#showEmpty();
    this.composer.write();
    this.log.show(this);
    this.#focusBox();
  }

  // What bubbles and composer can do

  isWaiting = (messageId, data) => this.state.isWaiting(this.chat, messageId, data);
  reply = (message) => this.composer.reply(message);
  edit = (message) => this.composer.edit(message);
  goTo = (id) => this.log.goTo(id);
  say = (words) => this.attempt(() => api.say(this.id, words));
  shareContact = () => this.attempt(() => api.shareContact(this.id));
  attempt = (call) => this.page.attempt(call);

  tap = (messageId, data, key) => {
    if (key.getAttribute("aria-busy")) return;
    markWaiting(key);
    this.attempt(() => api.tap(this.id, messageId, data));
  };

  /** What a button copies goes into this browser's clipboard, where there is one. */
  copy = async (words) => {
    try {
      await navigator.clipboard.writeText(words);
      toast(text("copied", { words }), this.toasts);
    } catch {
      toast(text("notCopied", { words }), this.toasts);
    }
  };

  openLink = (address, event) => {
    const token = startToken(address, this.state.bot.username);
    if (token === null) return;
    event.preventDefault();
    this.page.openAs(token);
  };

  #showHead() {
    const unread = this.state.peopleOf(this.name).map((person) => this.state.unreadOf(person.id));
    const sign = JSON.stringify([pageLanguage(), this.id, this.chat.language, unread]);
    if (sign === this.headSign) return;
    this.headSign = sign;
    const options = this.state.peopleOf(this.name).map((person) => {
      const unread = this.state.unreadOf(person.id);
      const label = unread ? `${held(person.name)} (${text("newMessages", unread)})` : person.name;
      return make("option", { value: person.id, selected: person.id === this.id }, label);
    });
    const label = `${text(this.name)}: ${text("person")}`;
    const select = make("select", { "aria-label": label, onchange: () => this.choose(Number(select.value)) }, options);
    const had = this.head.contains(document.activeElement) ? document.activeElement.dataset.focus ?? "select" : null;
    select.dataset.focus = "select";
    this.head.replaceChildren(
      make("span", { class: "avatar", "data-tint": this.id % 6, "aria-hidden": "true" }, initials(this.person.name)),
      make("div", { class: "who" }, make("h2", {}, text(this.name)), select, make("p", { dir: "auto" }, this.person.about[pageLanguage()])),
      this.#languageSwitch(),
    );
    if (had) this.head.querySelector(`[data-focus="${had}"]`)?.focus();
  }

  #languageSwitch() {
    const name = this.person.name.split(" ")[0];
    const buttons = Object.entries(LANGUAGE_NAMES).map(([code, language]) => {
      const label = text("languageName", { code: code.toUpperCase(), language });
      const attributes = { type: "button", lang: code, title: language, "aria-label": label, "aria-pressed": String(this.chat.language === code), "data-focus": code };
      return make("button", { ...attributes, onclick: () => this.#speak(code) }, code.toUpperCase());
    });
    return make(
      "div",
      { class: "speaks" },
      make("span", { class: "label", "aria-hidden": "true" }, words("writes", { name })),
      make("div", { class: "switch", role: "group", "aria-label": text("languageOf", { name }) }, buttons),
    );
  }

  #speak(code) {
    if (this.chat.language !== code) this.attempt(() => api.setLanguage(this.id, code));
  }

  /** Says that somebody of this column who is not shown has something new. */
  #showElsewhere() {
    const others = this.state.peopleOf(this.name).filter((person) => person.id !== this.id && this.state.unreadOf(person.id));
    this.elsewhere.hidden = others.length === 0;
    this.elsewhere.replaceChildren(
      ...others.map((person) => {
        const count = text("newMessages", this.state.unreadOf(person.id));
        const label = words("newFor", { name: person.name.split(" ")[0], count });
        return make("button", { type: "button", onclick: () => this.choose(person.id) }, label);
      }),
    );
  }

  #showEmpty() {
    const { chat, person } = this;
    const isEmpty = chat.messages.size === 0;
    const sign = [isEmpty, chat.started, person.id, pageLanguage()].join();
    if (sign === this.emptySign) return;
    this.emptySign = sign;
    this.empty.hidden = !isEmpty;
    this.log.element.hidden = isEmpty;
    this.composer.element.hidden = isEmpty && !chat.started;
    if (!isEmpty) return;
    const [name] = person.name.split(" ");
    const hint = words(chat.started ? "quietHint" : "startHint", { name });
    const had = this.empty.contains(document.activeElement);
    this.empty.replaceChildren(
      make("p", { class: "bot-name" }, this.state.bot.name, make("small", {}, text("bot"))),
      make("p", {}, hint),
      make("button", { type: "button", class: "start", onclick: () => this.#start() }, text("start")),
    );
    if (had) this.empty.querySelector("button").focus();
  }

  #start() {
    this.wantsBox = true;
    this.say("/start");
  }

  /** Puts the focus where one writes, as soon as one may write there. */
  #focusBox() {
    if (!this.wantsBox || this.composer.element.hidden || this.chat.messages.size === 0) return;
    this.wantsBox = false;
    this.composer.box.focus();
  }

  #takeDrops() {
    const over = (event) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      this.element.classList.toggle("dropping", event.type === "dragover");
    };
    this.element.addEventListener("dragover", over);
    this.element.addEventListener("dragleave", over);
    this.element.addEventListener("drop", (event) => {
      over(event);
      if (!this.composer.element.hidden) this.composer.add([...event.dataTransfer.files], event);
    });
  }
}

function initials(name) {
  return name.split(" ").map((part) => [...part][0]).slice(0, 2).join("");
}
