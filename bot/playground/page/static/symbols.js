// Whether this machine can draw the symbols that stand on the bot's buttons.

import { text } from "./texts.js";

const SYMBOL = "\u{1F4AC}"; // a speech balloon, on many buttons
const NOBODY_HAS = "\u{10FFFE}"; // not a character: drawn as whatever stands for a missing one
const PACKAGE = "fonts-noto-color-emoji";

const looks = (character) => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 24;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  pen.font = "16px sans-serif";
  pen.textBaseline = "top";
  pen.fillText(character, 2, 2);
  return pen.getImageData(0, 0, 24, 24).data.join();
};

/** Says at the foot of the page what to install where they would show as boxes. */
export function sayIfSymbolsAreMissing() {
  const notice = document.getElementById("no-symbols");
  notice.hidden = looks(SYMBOL) !== looks(NOBODY_HAS);
  notice.textContent = notice.hidden ? "" : text("noSymbols", { package: PACKAGE });
}
