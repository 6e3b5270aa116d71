// What the page asks of the playground.

async function post(path, body) {
  const headers = body instanceof FormData ? {} : { "Content-Type": "application/json" };
  const sent = body instanceof FormData ? body : JSON.stringify(body ?? {});
  const response = await fetch(path, { method: "POST", headers, body: sent });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.json();
}

export const say = (chat, text, reply_to = null) => post("/page/act/say", { chat, text, reply_to });
export const tap = (chat, message_id, data) => post("/page/act/tap", { chat, message_id, data });
export const edit = (chat, message_id, text) => post("/page/act/edit", { chat, message_id, text });
export const shareContact = (chat) => post("/page/act/contact", { chat });
export const setLanguage = (chat, language) => post("/page/act/language", { chat, language });
export const moveClock = (move) => post("/page/clock", { move });
export const restart = () => post("/page/restart");
export const leadTour = (act, language) => post("/page/tour", { act, language });
export const fileAddress = (id) => `/page/file/${encodeURIComponent(id)}`;

/** Sends files, with what is written beside them as their caption. */
export function sendFiles(chat, files, caption) {
  const form = new FormData();
  form.append("caption", caption);
  for (const file of files) form.append("files", file);
  return post(`/page/files/${chat}`, form);
}

/** Follows the playground: `onAll` with everything, then `onNews` with what changed. */
export function follow(onAll, onNews, onConnection) {
  const source = new EventSource("/page/events");
  source.addEventListener("all", (event) => onAll(JSON.parse(event.data)));
  source.addEventListener("news", (event) => onNews(JSON.parse(event.data)));
  source.addEventListener("open", () => onConnection(true));
  source.addEventListener("error", () => onConnection(false));
}
