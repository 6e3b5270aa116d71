// Where a person writes: text, files, commands, an answer to a message, a correction of one.

import * as api from "./api.js";
import { label, summary } from "./bubble.js";
import { icon, iconButton, make } from "./dom.js";
import { pageLanguage, text } from "./texts.js";

const MOST_FILES = 10;

export class Composer {
  #files = [];
  #reply = null;
  #edited = null;

  /** `at` is the column: its chat, and `attempt` for calls that may fail. */
  constructor(at) {
    this.at = at;
    this.element = make("div", { class: "composer" });
    this.about = make("div", { class: "about", hidden: true });
    this.chips = make("div", { class: "chips", hidden: true });
    this.menu = make("div", { class: "commands", hidden: true, role: "menu", onkeydown: (event) => this.#onMenuKey(event), onfocusout: (event) => this.#onMenuLeft(event) });
    this.box = make("textarea", { rows: "1", dir: "auto", enterkeyhint: "send", onkeydown: (event) => this.#onKey(event), oninput: () => this.#fit(), onpaste: (event) => this.add(event.clipboardData.files, event) });
    this.picker = make("input", { type: "file", multiple: true, hidden: true, onchange: () => this.#picked() });
    this.write();
  }

  /** Forget what was begun: another person, or a fresh start. */
  clear() {
    this.#files = [];
    this.box.value = "";
    this.#leave();
    this.#fit();
  }

  /** Write the words anew, in the page's language and for the chat as it is, if need be. */
  write() {
    const { chat } = this.at;
    const begun = [this.#edited?.message_id, this.#reply?.message_id, this.#files.map((file) => file.name)];
    const sign = JSON.stringify([pageLanguage(), chat?.id, chat?.menu, chat?.keyboard, begun]);
    if (sign === this.sign) return;
    this.sign = sign;
    this.box.placeholder = text("write");
    this.box.setAttribute("aria-label", text("write"));
    this.menu.setAttribute("aria-label", text("commands"));
    this.#writeMenu(chat?.menu ?? []);
    const about = { "aria-label": text("menu"), "aria-haspopup": "menu", "aria-expanded": String(!this.menu.hidden), hidden: !chat?.menu?.length };
    const toggle = make("button", { type: "button", class: "menu-button", "data-focus": "menu", ...about, onclick: () => this.#toggleMenu(), onkeydown: (event) => this.#onToggleKey(event) }, icon("menu"), make("span", {}, text("menu")));
    const attach = iconButton("attach", text("attach"), { "data-focus": "attach", onclick: () => this.picker.click() });
    const send = iconButton("send", text(this.#edited ? "save" : "send"), { class: "icon-button send", "data-focus": "send", onclick: () => this.#send() });
    this.toggle = toggle;
    this.#keepingFocus(() => this.element.replaceChildren(this.menu, this.about, this.chips, make("div", { class: "line" }, toggle, attach, this.picker, this.box, send), this.#keyboard(chat?.keyboard)));
    this.#writeAbout();
    this.#writeChips();
    this.#fit();
  }

  /** Whoever is on a button here, or writes, goes on there when it is drawn anew. */
  #keepingFocus(draw) {
    const focused = this.element.contains(document.activeElement) ? document.activeElement : null;
    const { selectionStart, selectionEnd } = this.box;
    draw();
    if (!focused) return;
    const again = this.element.querySelector(`[data-focus="${CSS.escape(focused.dataset.focus ?? "")}"]`);
    (focused.isConnected ? focused : (again ?? this.box)).focus();
    if (document.activeElement === this.box) this.box.setSelectionRange(selectionStart, selectionEnd);
  }

  reply(message) {
    this.#leave();
    this.#reply = message;
    this.write();
    this.box.focus();
  }

  edit(message) {
    this.#leave();
    this.#edited = message;
    this.box.value = message.text ?? message.caption;
    this.write();
    this.box.focus();
  }

  /** Take files along: picked, pasted or dropped. */
  add(files, event) {
    if (files.length === 0) return;
    event?.preventDefault();
    this.#files = [...this.#files, ...files].slice(0, MOST_FILES);
    this.write();
    this.box.focus();
  }

  #picked() {
    this.add([...this.picker.files]);
    this.picker.value = "";
  }

  #onKey(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.#send();
    }
    if (event.key === "Escape" && (this.#reply || this.#edited)) this.#leave();
    if (event.key === "ArrowUp" && this.box.value === "") this.#editLast(event);
  }

  #editLast(event) {
    const own = [...this.at.chat.messages.values()].filter((message) => message.own && message.text);
    if (own.length === 0) return;
    event.preventDefault();
    this.edit(own.at(-1));
  }

  async #send() {
    const written = this.box.value.trim();
    const { id } = this.at.chat;
    const files = this.#files;
    const reply = this.#reply?.message_id ?? null;
    const edited = this.#edited?.message_id;
    if (!written && files.length === 0) return;
    this.clear();
    this.box.focus();
    await this.at.attempt(() => {
      if (edited) return api.edit(id, edited, written);
      if (files.length > 0) return api.sendFiles(id, files, written);
      return api.say(id, written, reply);
    });
  }

  #leave() {
    if (this.#edited) this.box.value = "";
    this.#reply = this.#edited = null;
    this.write();
  }

  #writeAbout() {
    const message = this.#edited ?? this.#reply;
    this.about.hidden = !message;
    if (!message) return;
    const doing = text(this.#edited ? "editing" : "replyTo");
    const words = make("span", { class: "about-words", dir: "auto" }, summary(message));
    const close = iconButton("close", text("cancel"), { onclick: () => this.#leave() });
    this.about.replaceChildren(make("b", {}, doing), words, close);
  }

  #writeChips() {
    this.chips.hidden = this.#files.length === 0;
    const remove = (file) => {
      this.#files = this.#files.filter((each) => each !== file);
      this.write();
      this.box.focus();
    };
    this.chips.replaceChildren(
      ...this.#files.map((file) =>
        make("span", { class: "chip" }, make("span", { dir: "auto" }, file.name), iconButton("close", `${text("cancel")}: ${file.name}`, { onclick: () => remove(file) })),
      ),
    );
  }

  #writeMenu(commands) {
    this.menu.replaceChildren(
      ...commands.map(({ command, description }) =>
        make("button", { type: "button", role: "menuitem", onclick: () => this.#choose(`/${command}`) }, make("b", {}, `/${command}`), make("span", { dir: "auto" }, description)),
      ),
    );
  }

  #onToggleKey(event) {
    if (!["ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    if (this.menu.hidden) this.#toggleMenu();
    if (event.key === "ArrowUp") this.menu.lastElementChild?.focus();
  }

  #onMenuKey(event) {
    const items = [...this.menu.children];
    const at = items.indexOf(document.activeElement);
    const places = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 };
    if (event.key in places) {
      event.preventDefault();
      items[places[event.key] % items.length].focus();
    }
    if (event.key === "Escape") this.#toggleMenu();
    if (event.key === "Tab") this.#showMenu(false);
  }

  /** Closed when something else gets the focus, by Tab or by a click; the toggle closes it itself. */
  #onMenuLeft(event) {
    if (this.menu.hidden || this.menu.contains(event.relatedTarget) || event.relatedTarget === this.toggle) return;
    this.#showMenu(false);
  }

  #choose(command) {
    this.#toggleMenu();
    this.at.say(command);
  }

  #toggleMenu() {
    this.#showMenu(this.menu.hidden);
    (this.menu.hidden ? this.toggle : this.menu.firstElementChild)?.focus();
  }

  #showMenu(open) {
    this.menu.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  #keyboard(keyboard) {
    if (!keyboard) return make("div", { class: "keyboard", hidden: true });
    const key = (raw) => {
      const button = typeof raw === "string" ? { text: raw } : raw;
      const act = () => (button.request_contact ? this.at.shareContact() : this.at.say(button.text));
      return make("button", { type: "button", class: "key", dir: "auto", onclick: act }, label(button.text));
    };
    const rows = keyboard.keyboard.map((row) => make("div", { class: "row" }, row.map(key)));
    return make("div", { class: "keyboard", role: "group", "aria-label": text("keyboard") }, rows);
  }

  #fit() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 160)}px`;
  }
}
