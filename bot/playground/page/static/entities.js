// A text with Telegram's entities, as elements. Offsets count UTF-16 code units, as JavaScript does.

import { make } from "./dom.js";

const TAGS = {
  bold: "strong",
  italic: "em",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

const ADDRESS = {
  text_link: (entity) => entity.url,
  url: (_, words) => words,
  email: (_, words) => `mailto:${words}`,
};

/**
 * The nodes of a text. `open` has `link(url, event)`, which may take a link over, and
 * `command(words)`.
 */
export function textNodes(text, entities = [], open = {}) {
  const sorted = [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length);
  return between(text, 0, text.length, sorted, open);
}

const LEFT_TO_RIGHT_MARK = "\u200e";
const ISOLATED = /[\u2066-\u2068][^\u2069\n]*\u2069/g;
const FIRST_LETTER = /\p{L}/u;
const ARABIC_OR_HEBREW = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

/**
 * A part of a text. A line that begins with a name in Arabic, kept apart as it should be, runs as
 * the rest of it does: browsers look into the name for that, where Telegram's apps do not.
 */
function part(text, start, end) {
  const lines = text.slice(start, end).split("\n");
  const marked = lines.map((words, number) => {
    const begins = number > 0 || start === 0 || text[start - 1] === "\n";
    if (!begins) return words;
    const from = number === 0 ? start : start + lines.slice(0, number).join("\n").length + 1;
    const line = text.slice(from).split("\n", 1)[0];
    const first = line.replace(ISOLATED, "").match(FIRST_LETTER)?.[0] ?? "";
    return line.match(ISOLATED) && first && !ARABIC_OR_HEBREW.test(first) ? LEFT_TO_RIGHT_MARK + words : words;
  });
  return marked.join("\n");
}

function between(text, start, end, entities, open) {
  const nodes = [];
  let position = start;
  let rest = entities.filter((entity) => entity.offset >= start && entity.offset < end);
  while (rest.length > 0) {
    const [first] = rest;
    const stop = Math.min(first.offset + first.length, end);
    const inner = rest.slice(1).filter((entity) => entity.offset < stop);
    if (first.offset > position) nodes.push(part(text, position, first.offset));
    const children = between(text, first.offset, stop, inner, open);
    nodes.push(element(first, text.slice(first.offset, stop), children, open));
    position = stop;
    rest = rest.filter((entity) => entity.offset >= stop);
  }
  if (position < end) nodes.push(part(text, position, end));
  return nodes;
}

function element(entity, words, children, open) {
  if (TAGS[entity.type]) return make(TAGS[entity.type], {}, children);
  if (entity.type === "spoiler") {
    return make("span", { class: "spoiler", tabindex: "0" }, children);
  }
  if (entity.type === "bot_command" && open.command) {
    return make("button", { type: "button", class: "command", onclick: () => open.command(words) }, children);
  }
  if (entity.type === "date_time") return moment(entity, children);
  const address = ADDRESS[entity.type]?.(entity, words);
  const href = address && safe(address);
  if (!href) return make("span", {}, children);
  const onclick = (event) => open.link?.(href, event);
  return make("a", { href, target: "_blank", rel: "noopener noreferrer", onclick }, children);
}

/** The words as they are; whoever points at them reads the moment by this machine's own clock. */
function moment(entity, children) {
  const when = new Date(entity.unix_time * 1000);
  const title = when.toLocaleString(undefined, { dateStyle: "full", timeStyle: "short" });
  return make("time", { datetime: when.toISOString(), title }, children);
}

/** Only addresses that cannot run anything. */
function safe(address) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(address) ? address : `https://${address}`;
  return /^(https?|mailto|tel):/i.test(full) ? full : null;
}

/** The token of a link that starts our bot (t.me/<bot>?start=TOKEN), else null. */
export function startToken(address, username) {
  let url;
  try {
    url = new URL(address);
  } catch {
    return null;
  }
  const ours = ["t.me", "telegram.me"].includes(url.hostname);
  if (!ours || url.pathname.slice(1).toLowerCase() !== username.toLowerCase()) return null;
  return url.searchParams.get("start");
}
