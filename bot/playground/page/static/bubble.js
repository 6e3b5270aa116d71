// One message as it looks in the chat.

import { fileAddress } from "./api.js";
import { icon, iconButton, make } from "./dom.js";
import { textNodes } from "./entities.js";
import { pageLanguage, text } from "./texts.js";

const FILES = ["document", "voice", "audio", "video"];
const PLAIN = ["sticker", "location", "poll", "animation"];

/** `at` holds the chat, the zone and what can be done: see `Column`. */
export function bubble(message, at) {
  const side = message.own ? "own" : "theirs";
  const item = make(
    "li",
    { class: `message ${side}`, "data-id": message.message_id, tabindex: "-1" },
    make(
      "div",
      { class: "bubble" },
      make("span", { class: "hidden" }, message.own ? text("you") : text("botSays")),
      quote(message, at),
      message.forward_origin ? make("p", { class: "note" }, text("forwarded")) : null,
      media(message),
      words(message, at),
      foot(message, at),
      deeds(message, at),
    ),
    inline(message, at),
  );
  if (message.media_group_id) item.classList.add("grouped");
  if (message.photo) item.classList.add("pictured");
  return item;
}

/** A message in one line, for quotes. */
export function summary(message) {
  const kind = [...FILES, ...PLAIN, "photo", "contact"].find((name) => message[name]);
  return message.text ?? message.caption ?? (kind ? text(kind) : "");
}

function quote(message, at) {
  if (!message.reply_to) return null;
  const original = at.chat.messages.get(message.reply_to);
  const shown = original ? summary(original) : text("deletedReply");
  const onclick = () => at.goTo(message.reply_to);
  return make("button", { type: "button", class: "quote", dir: "auto", onclick }, shown);
}

function media(message) {
  if (message.photo) return picture(message.photo.at(-1));
  const kind = FILES.find((name) => message[name] && !message.animation);
  if (kind) return file(kind, message[kind]);
  if (message.contact) return contact(message.contact);
  const plain = PLAIN.find((name) => message[name]);
  if (plain === "sticker") return make("p", { class: "sticker" }, message.sticker.emoji);
  return plain ? make("p", { class: "note" }, text(plain)) : null;
}

function picture({ file_id, width, height }) {
  const source = fileAddress(file_id);
  const image = make("img", { src: source, alt: text("photo"), width, height, loading: "lazy" });
  return make("a", { class: "picture", href: source, target: "_blank" }, image);
}

function file(kind, { file_id, file_name, file_size, duration }) {
  const name = file_name ?? text(kind);
  const facts = [duration ? clock(duration) : null, size(file_size)].filter(Boolean).join(" · ");
  return make(
    "a",
    { class: "file", href: fileAddress(file_id), download: file_name ?? kind },
    make("span", { class: "file-icon" }, icon(kind === "voice" ? "voice" : "file")),
    make("span", { class: "file-words" }, make("b", { dir: "auto" }, name), make("small", {}, facts)),
  );
}

function contact({ first_name, phone_number }) {
  return make(
    "p",
    { class: "file" },
    make("span", { class: "file-icon" }, icon("contact")),
    make("span", { class: "file-words" }, make("b", { dir: "auto" }, first_name), make("small", {}, phone_number)),
  );
}

function words(message, at) {
  const shown = message.text ?? message.caption;
  if (!shown) return null;
  const entities = message.entities ?? message.caption_entities;
  const nodes = textNodes(shown, entities, { link: at.openLink, command: at.say });
  return make("div", { class: "words", dir: "auto" }, nodes);
}

function foot(message, at) {
  const when = new Date(message.date * 1000);
  const format = { hour: "2-digit", minute: "2-digit", timeZone: at.zone };
  const time = when.toLocaleTimeString(locale(), format);
  return make(
    "div",
    { class: "foot" },
    message.reaction ? make("span", { class: "reaction", role: "img", "aria-label": text("reaction", { sign: message.reaction }) }, message.reaction) : null,
    message.edited ? make("span", {}, text("edited")) : null,
    make("time", { datetime: when.toISOString() }, time),
    message.own ? tick(message.read ? "read" : "sent") : null,
  );
}

/** One tick: it is with Telegram; two: the bot has it too. */
function tick(name) {
  return make("span", { class: "ticks", role: "img", "aria-label": text(name), title: text(name) }, icon(name));
}

/** What one can do with a message, beside it. */
function deeds(message, at) {
  const canEdit = message.own && (message.text || message.caption);
  const act = (name, does) => iconButton(name, text(name), { "data-focus": name, onclick: () => does(message) });
  return make("div", { class: "deeds" }, act("reply", at.reply), canEdit ? act("edit", at.edit) : null);
}

function inline(message, at) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows) return null;
  const make_ = (button) => inlineButton(button, message, at);
  return make("div", { class: "inline" }, rows.map((row) => make("div", { class: "row" }, row.map(make_))));
}

function inlineButton(button, message, at) {
  if (button.url) {
    const onclick = (event) => at.openLink(button.url, event);
    const link = { href: button.url, target: "_blank", rel: "noopener noreferrer", onclick };
    return make("a", { class: "key", dir: "auto", ...link }, label(button.text), icon("link"));
  }
  if (button.copy_text) return copying(button, at);
  const data = button.callback_data;
  const waits = at.isWaiting(message.message_id, data);
  const onclick = (event) => at.tap(message.message_id, data, event.currentTarget);
  const attributes = { type: "button", class: "key", dir: "auto", "data-focus": data, onclick };
  const key = make("button", attributes, label(button.text));
  if (button.style) key.dataset.style = button.style;
  if (waits) markWaiting(key);
  return key;
}

/** A button that copies: nothing of it reaches the bot. */
function copying(button, at) {
  const words = button.copy_text.text;
  const onclick = () => at.copy(words);
  const attributes = { type: "button", class: "key", dir: "auto", "data-focus": `copy:${words}`, onclick };
  return make("button", attributes, label(button.text));
}

/** A button's words, cut to one line as Telegram cuts them; whoever points at it reads them all. */
export function label(words) {
  const shown = make("span", { class: "label-line" }, words);
  shown.addEventListener("pointerenter", () => (shown.title = shown.scrollWidth > shown.clientWidth ? words : ""));
  return shown;
}

/** Turns the spinner of a button, until the message is shown anew. */
export function markWaiting(key) {
  key.setAttribute("aria-busy", "true");
  key.append(make("span", { class: "spinner", role: "img", "aria-label": text("waiting") }));
}

export const locale = () => (pageLanguage() === "da" ? "da-DK" : "en-GB");

function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte"];
  const step = bytes < 1000 ? 0 : bytes < 1_000_000 ? 1 : 2;
  const unitDisplay = step === 0 ? "long" : "short";
  const maximumFractionDigits = step === 2 ? 1 : 0;
  const format = { style: "unit", unit: units[step], unitDisplay, maximumFractionDigits };
  return (bytes / 1000 ** step).toLocaleString(locale(), format);
}
