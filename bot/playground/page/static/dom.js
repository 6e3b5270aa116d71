// Making elements, and the few pictures on buttons.

const SVG = "http://www.w3.org/2000/svg";

const ICONS = {
  send: "M4 12 20 4l-4 16-4.5-6.5zM11.5 13.5 20 4",
  attach: "M19 11.5 12 18.5a4.5 4.5 0 0 1-6.400-6.400l7.800-7.800a3 3 0 0 1 4.300 4.300l-7.800 7.700a1.5 1.5 0 0 1-2.100-2.100l7-7",
  reply: "M10 7 5 12l5 5M5 12h9a5 5 0 0 1 5 5v1",
  edit: "M5 19h3.5L19 8.5 15.5 5 5 15.5zM13.5 7l3.5 3.5",
  menu: "M5 7h14M5 12h14M5 17h9",
  sent: "M5 13l4.500 4.500L19 7",
  read: "M2 13l4.500 4.500L16 7M12 16l1.500 1.500L22 7",
  close: "M6.5 6.5l11 11M17.5 6.5l-11 11",
  file: "M7 3.5h7l4 4V20a.5.5 0 0 1-.5.5h-10.5a.5.5 0 0 1-.5-.5V4a.5.5 0 0 1 .5-.5zM13.5 4v4.5H18",
  voice: "M12 4a2.5 2.5 0 0 1 2.5 2.5v5a2.5 2.5 0 0 1-5 0v-5A2.5 2.5 0 0 1 12 4zM6.5 11.5a5.5 5.5 0 0 0 11 0M12 17v3",
  contact: "M12 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM5 19.5a7 7 0 0 1 14 0",
  link: "M9 15 15 9M9.5 9H15v5.5",
  place: "M12 21s6-6.200 6-11a6 6 0 0 0-12 0c0 4.800 6 11 6 11zM12 8a2 2 0 1 1 0 4 2 2 0 0 1 0-4z",
};

/** An element with attributes (those that start with "on" are listeners) and children. */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** A line drawing; what it means is said by the button that holds it. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", "icon");
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that shows only a picture. */
export function iconButton(name, label, attributes = {}) {
  return make("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...attributes }, icon(name));
}
