/**
 * An element that somebody other than React writes into, and that knows what it was given last: a list in motion
 * compares strings and asks the document nothing. Nobody else may write what is written here.
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
