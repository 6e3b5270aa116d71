// The list of messages of one chat, kept in step with what is known, without disturbing the rest.

import { bubble, locale } from "./bubble.js";
import { make } from "./dom.js";
import { pageLanguage, text } from "./texts.js";

const NEAR_END = 120; // pixels

export class Log {
  #shown = new Map(); // key -> { sign, node }
  #sticks = true; // whether the end is to stay in sight
  #reached = new Set(); // the messages whose buttons the Tab key stops at
  #typing = make("li", { class: "message theirs typing", hidden: true });

  /** `leave` puts the focus where one writes. */
  constructor(leave) {
    this.leave = leave;
    this.list = make("ol", { class: "log-list" });
    this.element = make("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" }, this.list);
    this.element.addEventListener("scroll", () => (this.#sticks = this.#isAtEnd()));
    this.element.addEventListener("keydown", (event) => this.#onKey(event));
    this.element.addEventListener("focusin", () => this.#reach());
    this.element.addEventListener("focusout", () => this.#reach());
    const observer = new ResizeObserver(() => this.#sticks && this.toEnd());
    observer.observe(this.element);
    observer.observe(this.list);
  }

  /** Another chat: forget what is shown. */
  clear() {
    this.#shown.clear();
    this.list.replaceChildren();
  }

  /** Shows the chat as it is now, staying at the end if one was there. */
  show(at) {
    const wanted = this.#wanted(at);
    const kept = new Set(wanted.map(([key]) => key));
    for (const [key, { node }] of this.#shown) {
      if (kept.has(key)) continue;
      node.remove();
      this.#shown.delete(key);
    }
    let previous = null;
    let grew = false;
    for (const [key, sign, build] of wanted) {
      const known = this.#shown.get(key);
      const node = known?.sign === sign ? known.node : this.#put(key, sign, build(), known?.node);
      const place = previous ? previous.nextSibling : this.list.firstChild;
      if (node !== place) this.list.insertBefore(node, place);
      grew ||= !known;
      previous = node;
    }
    this.#showTyping(at.chat);
    this.#reach();
    if (this.#sticks || grew) this.toEnd();
  }

  toEnd() {
    this.#sticks = true;
    this.element.scrollTop = this.element.scrollHeight;
  }

  /** Brings the beginning of a message into sight, and leaves it there. */
  toStartOf(id) {
    const node = this.#shown.get(`m${id}`)?.node;
    if (!node) return;
    node.scrollIntoView({ block: "start" });
    this.#sticks = false;
  }

  /** Brings a message into sight, and the focus to it. */
  goTo(id) {
    const node = this.#shown.get(`m${id}`)?.node;
    node?.scrollIntoView({ block: "center" });
    node?.focus({ preventScroll: true });
  }

  /** From message to message; past the last one, or with Escape, to where one writes. */
  #onKey(event) {
    const nodes = this.#messages();
    const at = nodes.findIndex((node) => node.contains(document.activeElement));
    const from = at < 0 ? nodes.length : at;
    const places = { ArrowUp: Math.max(from - 1, 0), ArrowDown: from + 1, Home: 0, End: nodes.length - 1 };
    if (event.key !== "Escape" && !(event.key in places)) return;
    event.preventDefault();
    const node = nodes[places[event.key]];
    if (!node) return void this.leave();
    node.focus({ preventScroll: true });
    node.scrollIntoView({ block: "nearest" });
  }

  #messages() {
    return [...this.list.querySelectorAll("li[data-id]")];
  }

  /** Tab goes through the buttons of the newest message that has some, and of the one chosen. */
  #reach() {
    const nodes = this.#messages();
    const newest = nodes.findLast((node) => node.querySelector(".inline"));
    const chosen = nodes.find((node) => node.contains(document.activeElement));
    const reached = new Set([newest, chosen].filter(Boolean));
    for (const node of nodes) {
      if (reached.has(node) === this.#reached.has(node) && node.dataset.set) continue;
      node.dataset.set = "true";
      for (const each of node.querySelectorAll("button, a[href], .spoiler")) each.tabIndex = reached.has(node) ? 0 : -1;
    }
    this.#reached = reached;
  }

  #isAtEnd() {
    const { scrollHeight, scrollTop, clientHeight } = this.element;
    return scrollHeight - scrollTop - clientHeight < NEAR_END;
  }

  /** What must stand there: [key, sign that changes with its looks, how it is built]. */
  #wanted(at) {
    const wanted = [];
    let lastDay = "";
    const messages = [...at.chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
    for (const message of messages) {
      const day = dayOf(message, at.zone);
      if (day !== lastDay) wanted.push([`d${day}`, day, () => make("li", { class: "day" }, make("span", {}, day))]);
      lastDay = day;
      wanted.push([`m${message.message_id}`, this.#sign(message, at), () => bubble(message, at)]);
    }
    return wanted;
  }

  #signs = new WeakMap();

  /** Changes when the message, the page's language or a spinner does. */
  #sign(message, at) {
    if (!this.#signs.has(message)) this.#signs.set(message, Math.random());
    const buttons = message.reply_markup?.inline_keyboard?.flat() ?? [];
    const waits = buttons.map((each) => at.isWaiting(message.message_id, each.callback_data));
    const quoted = message.reply_to ? at.chat.messages.get(message.reply_to) : null;
    const quote = quoted ? (quoted.text ?? quoted.caption) : "";
    return [this.#signs.get(message), pageLanguage(), waits, quote].join("|");
  }

  /** Puts a node in the place of an older one, and the focus where it was as far as it goes. */
  #put(key, sign, node, old) {
    this.#shown.set(key, { sign, node });
    const focused = old?.contains(document.activeElement) ? document.activeElement : null;
    old?.replaceWith(node);
    if (focused) {
      const again = node.querySelector(`[data-focus="${CSS.escape(focused.dataset.focus ?? "")}"]`);
      (again ?? node).focus({ preventScroll: true });
    }
    return node;
  }

  #showTyping(chat) {
    const left = chat.typingUntil - performance.now();
    this.#typing.hidden = left <= 0;
    this.#typing.replaceChildren(make("div", { class: "bubble" }, text("typing")));
    this.list.append(this.#typing);
    clearTimeout(this.typingTimer);
    if (left > 0) this.typingTimer = setTimeout(() => (this.#typing.hidden = true), left);
  }
}

function dayOf(message, timeZone) {
  const format = { weekday: "long", day: "numeric", month: "long", timeZone };
  return new Date(message.date * 1000).toLocaleDateString(locale(), format);
}
