// Questions and notices in front of everything else.

import { make } from "./dom.js";
import { text } from "./texts.js";

const dialog = document.getElementById("ask");
const part = (name) => document.getElementById(`ask-${name}`);

/** Asks; gives whether the answer was yes. Without `yes` it is a notice that is only closed. */
export function ask({ title, message, yes = null }) {
  part("title").textContent = title;
  part("text").textContent = message;
  part("choices").replaceChildren();
  part("no").textContent = text(yes ? "cancel" : "close");
  part("yes").hidden = !yes;
  part("yes").textContent = yes ?? "";
  return answered().then((value) => value === "yes");
}

/** Lets one of [value, label, group] be chosen; gives its value, or null. */
export function choose({ title, message, choices }) {
  part("title").textContent = title;
  part("text").textContent = message;
  part("no").textContent = text("cancel");
  part("yes").hidden = true;
  part("choices").replaceChildren(
    ...choices.map(([value, label, note]) => make("button", { value, dir: "auto" }, label, make("small", {}, note))),
  );
  return answered().then((value) => value || null);
}

/** A notice at the edge that goes by itself. */
export function toast(message, area = document.getElementById("toasts")) {
  const note = make("p", { dir: "auto" }, message);
  area.append(note);
  setTimeout(() => note.remove(), 5000);
}

function answered() {
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise((resolve) => {
    dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
  });
}
