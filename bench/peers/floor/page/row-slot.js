/** @import { RowView } from "./row-view.js" */
import { formatCount } from "./words.js";

/**
 * What stands in the list at one place.
 *
 * @typedef {object} RowState
 * @property {number} row
 * @property {number} node
 * @property {boolean | undefined} expanded
 * @property {boolean} selected
 * @property {boolean} context
 */

const template = document.createElement("template");
template.innerHTML = `<div role="row" class="row placed">
  <div role="gridcell" class="name"><div class="indent">
    <span data-part="select" class="select" aria-hidden="true"><span class="box"><svg viewBox="0 0 12 12"><path d="m2.5 6.2 2.4 2.4 4.6-5"/></svg></span></span>
    <span data-part="twisty" class="twisty" aria-hidden="true"><svg viewBox="0 0 24 24"><path d="m9 18 6-6-6-6"/></svg></span>
    <span class="icon"></span><span class="text"> </span><span class="badge role" hidden> </span><span class="badge state" hidden> </span>
  </div></div>
  <div role="gridcell" class="id mono"> </div>
  <div role="gridcell" class="governed"><span class="chip"><span class="mark"></span><span class="text"> </span><span class="hidden"> </span></span></div>
  <div role="gridcell" class="from quiet"><span> </span><span data-part="source" class="link"> </span></div>
  <div role="gridcell" class="status"><span class="tone"><span class="mark"></span><span class="word"> </span><span class="age"> </span></span></div>
  <div role="gridcell" class="accounts quiet"><span class="failing"> </span><span> </span></div>
  <div role="gridcell" class="message quiet"> </div>
  <div role="gridcell" class="updated quiet"> </div>
</div>`.replaceAll(/>\n\s*/g, ">");

/** One row's elements, made once; whatever scrolls in is written into them, and only where it differs. */
export class RowSlot {
  /** @type {HTMLElement} */
  element;
  /** @type {number} */
  row = -1;

  constructor() {
    const [element] = /** @type {DocumentFragment} */ (template.content.cloneNode(true)).children;
    if (!(element instanceof HTMLElement)) throw new Error("The template holds one row.");
    this.element = element;
    /** @param {string} selector */
    const find = (selector) => {
      const found = element.querySelector(selector);
      if (!(found instanceof HTMLElement)) throw new Error(`The row has no ${selector}.`);
      return found;
    };
    this.indent = find(".indent");
    this.box = find(".box");
    this.twisty = find(".twisty");
    this.icon = find(".icon");
    this.name = find(".name .text");
    this.role = find(".role");
    this.state = find(".state");
    this.id = find(".id");
    this.chip = find(".chip");
    this.chipText = find(".chip .text");
    this.chipKind = find(".chip .hidden");
    this.from = find(".from span");
    this.source = find(".from .link");
    this.tone = find(".tone");
    this.word = find(".word");
    this.age = find(".age");
    this.failing = find(".failing");
    this.accounts = find(".accounts span:last-child");
    this.message = find(".message");
    this.updated = find(".updated");
  }

  /** @param {RowState} state @param {RowView} view @param {number} rowHeight */
  fill({ row, node, expanded, selected, context }, view, rowHeight) {
    const { element } = this;
    if (this.row !== row) {
      this.row = row;
      element.style.transform = `translateY(${row * rowHeight}px)`;
      element.setAttribute("aria-rowindex", String(row + 2));
    }
    element.dataset["node"] = String(node);
    setAttribute(element, "aria-level", String(view.depth + 1));
    setAttribute(element, "aria-selected", String(selected));
    setAttribute(element, "aria-expanded", expanded === undefined ? undefined : String(expanded));
    setClass(element, `row placed${selected ? " selected" : ""}${context ? " context" : ""}`);
    setClass(this.indent, `indent depth${view.depth}`);
    setClass(this.box, selected ? "box checked" : "box");
    setClass(this.twisty, expanded === undefined ? "twisty none" : `twisty${expanded ? " open" : ""}`);
    setClass(this.icon, `icon ${view.kind}`);
    setClass(this.name, `text ${view.kind}${view.inactive === undefined ? "" : " struck"}`);
    setText(this.name, view.name);
    setTitle(this.name, view.name);
    setBadge(this.role, view.role);
    setBadge(this.state, view.inactive);
    setText(this.id, view.id);
    setClass(this.chip, view.chip);
    setText(this.chipText, view.governedBy);
    setTitle(this.chip, view.governedBy);
    setText(this.chipKind, view.chipKind);
    setText(this.from, view.from);
    setText(this.source, view.source);
    setClass(this.tone, `tone ${view.tone}`);
    setText(this.word, view.word);
    setText(this.age, view.age);
    setClass(this.failing, `failing ${view.attention.tone}`);
    setText(this.failing, view.attention.text);
    setText(this.accounts, view.below === undefined ? "" : formatCount(view.below.accounts));
    setText(this.message, view.message);
    setTitle(this.message, view.message);
    setText(this.updated, view.updated);
  }
}

/** @param {HTMLElement} element @param {string} text */
function setText(element, text) {
  const { firstChild } = element;
  if (firstChild === null) element.textContent = text;
  else if (firstChild.nodeValue !== text) firstChild.nodeValue = text;
}

/** @param {HTMLElement} element @param {string} name */
function setClass(element, name) {
  if (element.className !== name) element.className = name;
}

/** @param {HTMLElement} element @param {string} title */
function setTitle(element, title) {
  if (element.title !== title) element.title = title;
}

/** @param {HTMLElement} element @param {string} name @param {string | undefined} value */
function setAttribute(element, name, value) {
  if (element.getAttribute(name) === (value ?? null)) return;
  if (value === undefined) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** @param {HTMLElement} badge @param {string | undefined} text */
function setBadge(badge, text) {
  badge.hidden = text === undefined;
  if (text !== undefined) setText(badge, text);
}
