// What the page knows of the chats, and what nobody has looked at yet.

export const COLUMNS = ["staff", "advisor", "coordinator"];

const TAP_PATIENCE = 60_000; // milliseconds after which a spinner gives up

export class State {
  people = [];
  bot = { name: "", username: "" };
  zone = "Europe/Copenhagen";
  chats = new Map();
  unread = new Map(); // by chat
  ahead = 0; // milliseconds that the program's time is ahead of this machine's

  /** Everything anew, as at first or after a fresh start. */
  replace(all) {
    this.people = all.people;
    this.bot = all.bot;
    this.zone = all.zone;
    this.chats.clear();
    this.unread.clear();
    this.merge(all);
    this.unread.clear();
  }

  /** Takes in what changed. Gives the taps that were answered by it. */
  merge(news) {
    this.ahead = news.now - Date.now();
    return news.chats.flatMap((chat) => this.#mergeChat(chat));
  }

  #mergeChat(news) {
    const chat = this.chats.get(news.id) ?? { messages: new Map(), taps: new Map() };
    const { messages, taps, typing, ...plain } = news;
    Object.assign(chat, plain, { typingUntil: performance.now() + typing });
    this.chats.set(news.id, chat);
    for (const message of messages) this.#mergeMessage(chat, message);
    return taps.filter((tap) => this.#mergeTap(chat, tap)).map((tap) => chat.taps.get(tap.id));
  }

  #mergeMessage(chat, message) {
    const isNew = !chat.messages.has(message.message_id);
    if (message.deleted) {
      chat.messages.delete(message.message_id);
      return;
    }
    chat.messages.set(message.message_id, message);
    if (isNew && !message.own) this.unread.set(chat.id, (this.unread.get(chat.id) ?? 0) + 1);
  }

  #mergeTap(chat, tap) {
    const known = chat.taps.get(tap.id);
    chat.taps.set(tap.id, { ...tap, chat: chat.id, since: known?.since ?? performance.now() });
    return tap.answered && tap.text && !known?.answered;
  }

  /** Whether the spinner of this button turns. */
  isWaiting(chat, messageId, data) {
    return [...chat.taps.values()].some(
      (tap) =>
        !tap.answered &&
        tap.message_id === messageId &&
        tap.data === data &&
        performance.now() - tap.since < TAP_PATIENCE,
    );
  }

  peopleOf(column) {
    return this.people.filter((person) => person.column === column);
  }

  person(id) {
    return this.people.find((person) => person.id === id);
  }

  unreadOf(id) {
    return this.unread.get(id) ?? 0;
  }

  /** The program's time. */
  now() {
    return new Date(Date.now() + this.ahead);
  }
}
