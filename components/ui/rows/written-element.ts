/**
 * An element that the list writes into without React. It keeps the values written last, so that a scrolling list
 * compares strings and reads nothing from the document. No other code may write these attributes and texts.
 */
export class WrittenElement {
  readonly element: Element;
  readonly #attributes = new Map<string, string | undefined>();
  #text: string | undefined;

  constructor(element: Element) {
    this.element = element;
  }

  /** Sets an attribute, or removes it for `undefined`. */
  set(name: string, value: string | undefined): void {
    if (this.#attributes.get(name) === value && this.#attributes.has(name)) return;
    this.#attributes.set(name, value);
    if (value === undefined) this.element.removeAttribute(name);
    else this.element.setAttribute(name, value);
  }

  /** Becomes the element's only text. */
  say(text: string): void {
    if (this.#text === text) return;
    this.#text = text;
    if (this.element.firstChild === null) this.element.textContent = text;
    else this.element.firstChild.nodeValue = text;
  }
}
