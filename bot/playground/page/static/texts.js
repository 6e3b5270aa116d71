// The page's own words. What the bot says comes from the bot.

const TEXTS = {
  da: {
    title: "Prøv taskforce-botten",
    subtitle: "Alt bliver på denne maskine.",
    skip: "Gå til samtalerne",
    clock: "Programmets tid",
    now: "Nu",
    hour: "+1 time",
    workingDay: "Næste arbejdsdag",
    week: "+1 uge",
    ahead: "Uret er stillet {span} frem",
    aheadDays: (n) => (n === 1 ? "1 dag" : `${n} dage`),
    aheadHours: (n) => (n === 1 ? "1 time" : `${n} timer`),
    page: "Siden på",
    pageLanguage: "Sidens sprog",
    restart: "Begynd forfra",
    restartTitle: "Begynd forfra?",
    restartText: "Alle samtaler og sager glemmes, og uret stilles til nu, eller til kl. 9 næste arbejdsdag, hvis det er uden for arbejdstiden.",
    cancel: "Annullér",
    close: "Luk",
    chats: "Samtaler",
    staff: "Frontpersonale",
    advisor: "Rådgiver",
    coordinator: "Koordinator",
    person: "Person",
    writes: "{name} bruger",
    languageOf: "Sprog for {name}",
    languageName: "{code}: {language}",
    start: "Start",
    startHint: "{name} har ikke skrevet til botten endnu.",
    quietHint: "Ingen beskeder endnu. Når botten har noget til {name}, står det her.",
    bot: "bot",
    messagesOf: "Beskeder mellem {name} og botten",
    logHint: "Pil op og ned går fra besked til besked. Escape går til feltet, hvor du skriver.",
    write: "Skriv en besked",
    edit: "Ret beskeden",
    editing: "Du retter",
    replyTo: "Svar på",
    reply: "Svar",
    send: "Send",
    save: "Gem",
    attach: "Vedhæft filer",
    menu: "Menu",
    commands: "Bottens kommandoer",
    reaction: "Botten har reageret med {sign}",
    copied: "{words} er kopieret",
    notCopied: "Browseren kunne ikke kopiere {words}",
    keyboard: "Svarknapper",
    edited: "redigeret",
    sent: "Sendt",
    read: "Læst af botten",
    typing: "skriver …",
    you: "Dig",
    botSays: "Botten",
    photo: "Foto",
    voice: "Talebesked",
    audio: "Lyd",
    video: "Video",
    document: "Fil",
    sticker: "Klistermærke",
    location: "Placering",
    poll: "Afstemning",
    animation: "GIF",
    contact: "Kontakt",
    forwarded: "Videresendt",
    waiting: "Venter på svar",
    newMessages: (n) => (n === 1 ? "1 ny" : `${n} nye`),
    newFor: "{name}: {count}",
    openAs: "Hvem åbner linket?",
    openAsText: "Linket starter samtalen med botten for den, du vælger.",
    offline: "Forbindelsen til programmet er væk. Siden prøver igen af sig selv.",
    failed: "Det lykkedes ikke. Prøv igen.",
    showMe: "Vis mig",
    tour: "Vis mig: seks trin",
    tourNumber: "{number} af {of}",
    tourNext: "Næste",
    tourSkip: "Spring over",
    tourLeave: "Afslut",
    tourForgets: "Seks trin på omkring tre minutter, spillet af den rigtige bot. Alle samtaler her glemmes først, og en måned med sager lægges ind.",
    tourStarts: "En måned med sager lægges ind. Det tager et øjeblik.",
    tourOver: "Det var det hele",
    tourOverText: "Alt, du så, er den rigtige bot: skriv og tryk selv videre i samtalerne. Begynd forfra giver en tom legeplads.",
    tourFailed: "Det her trin gik ikke, som det skulle. Afslut, og prøv selv i samtalerne.",
    noSymbols: "Her mangler en skrifttype med symbolerne på knapperne, så de ses som firkanter. På Debian: {package}.",
    deletedReply: "Slettet besked",
  },
  en: {
    title: "Try the task force bot",
    subtitle: "Everything stays on this machine.",
    skip: "Go to the chats",
    clock: "The program's time",
    now: "Now",
    hour: "+1 hour",
    workingDay: "Next working day",
    week: "+1 week",
    ahead: "The clock is {span} ahead",
    aheadDays: (n) => (n === 1 ? "1 day" : `${n} days`),
    aheadHours: (n) => (n === 1 ? "1 hour" : `${n} hours`),
    page: "Page in",
    pageLanguage: "Language of the page",
    restart: "Start afresh",
    restartTitle: "Start afresh?",
    restartText: "Every chat and case is forgotten, and the clock goes to now, or to 9:00 on the next working day if it is outside working time.",
    cancel: "Cancel",
    close: "Close",
    chats: "Chats",
    staff: "Frontline staff",
    advisor: "Advisor",
    coordinator: "Coordinator",
    person: "Person",
    writes: "{name} uses",
    languageOf: "Language of {name}",
    languageName: "{code}: {language}",
    start: "Start",
    startHint: "{name} has not written to the bot yet.",
    quietHint: "No messages yet. When the bot has something for {name}, it appears here.",
    bot: "bot",
    messagesOf: "Messages between {name} and the bot",
    logHint: "Arrow up and down go from message to message. Escape goes to where you write.",
    write: "Write a message",
    edit: "Edit the message",
    editing: "You are editing",
    replyTo: "Reply to",
    reply: "Reply",
    send: "Send",
    save: "Save",
    attach: "Attach files",
    menu: "Menu",
    commands: "The bot's commands",
    reaction: "The bot has reacted with {sign}",
    copied: "{words} is copied",
    notCopied: "The browser could not copy {words}",
    keyboard: "Answer buttons",
    edited: "edited",
    sent: "Sent",
    read: "Read by the bot",
    typing: "typing …",
    you: "You",
    botSays: "The bot",
    photo: "Photo",
    voice: "Voice message",
    audio: "Audio",
    video: "Video",
    document: "File",
    sticker: "Sticker",
    location: "Location",
    poll: "Poll",
    animation: "GIF",
    contact: "Contact",
    forwarded: "Forwarded",
    waiting: "Waiting for the answer",
    newMessages: (n) => `${n} new`,
    newFor: "{name}: {count}",
    openAs: "Who opens the link?",
    openAsText: "The link starts the chat with the bot for the person you choose.",
    offline: "The connection to the program is gone. The page keeps trying.",
    failed: "That did not work. Try again.",
    showMe: "Show me",
    tour: "Show me: six steps",
    tourNumber: "{number} of {of}",
    tourNext: "Next",
    tourSkip: "Skip",
    tourLeave: "Leave",
    tourForgets: "Six steps in about three minutes, played by the real bot. Every chat here is forgotten first, and a month of cases is put in.",
    tourStarts: "A month of cases is put in. That takes a moment.",
    tourOver: "That was all of it",
    tourOverText: "Everything you saw is the real bot: write and tap in the chats yourself. Start afresh gives you an empty playground.",
    tourFailed: "This step did not go as it should. Leave, and try it yourself in the chats.",
    noSymbols: "This machine has no font for the symbols on the buttons, so they show as boxes. On Debian: {package}.",
    deletedReply: "Deleted message",
  },
};

/** Each language by its own name, which is the same in every language. */
export const LANGUAGE_NAMES = { da: "Dansk", en: "English" };

const LANGUAGES = Object.keys(TEXTS);

let language = firstLanguage();

/** The page's language. */
export const pageLanguage = () => language;

/** Changes it, in the address too, so that a reload keeps it. */
export function setPageLanguage(chosen) {
  language = chosen;
  const address = new URL(location.href);
  address.searchParams.set("lang", chosen);
  history.replaceState(null, "", address);
}

/** A text, with its {names} filled in; or what its function makes of a number. */
export function text(key, values = {}) {
  const found = TEXTS[language][key];
  if (typeof found === "function") return found(values);
  return found.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}

/** The same as nodes, each value kept apart from the rest whatever direction its letters run. */
export function words(key, values) {
  return TEXTS[language][key]
    .split(/\{(\w+)\}/)
    .map((part, place) => (place % 2 ? isolated(values[part]) : part))
    .filter((part) => part !== "");
}

/** A value where no element can hold it apart: Unicode's own signs do. */
export const held = (value) => `\u2068${value}\u2069`;

function isolated(value) {
  const element = document.createElement("bdi");
  element.append(value);
  return element;
}

/** Puts the page's words into whatever asks for them by attribute. */
export function writeTexts(root = document) {
  document.documentElement.lang = language;
  document.title = text("title");
  for (const element of root.querySelectorAll("[data-text]")) {
    element.textContent = text(element.dataset.text);
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", text(element.dataset.label));
  }
}

function firstLanguage() {
  const wished = new URL(location.href).searchParams.get("lang");
  const offered = [wished, ...navigator.languages].map((each) => (each ?? "").slice(0, 2));
  const danish = ["da", "nb", "nn", "no"];
  const known = offered.map((each) => (danish.includes(each) ? "da" : each));
  return known.find((each) => LANGUAGES.includes(each)) ?? "da";
}
