import { type RefObject, useEffectEvent, useLayoutEffect } from "react";

type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * Takes in what was typed into a field before the page was alive: the browser keeps the text, React does not hear of it, and the
 * next rendering would replace it.
 */
export function useTypedBefore(field: RefObject<Field | null>, value: unknown): void {
  const takeIn = useEffectEvent(() => {
    if (field.current !== null && typeof value === "string") tellReact(field.current, value);
  });
  // When the page comes alive, before a kept draft is drawn: afterwards React hears of each letter.
  useLayoutEffect(() => takeIn(), []);
}

/** Has React hear of the text in a field, as the browser would have it, where it is not the one that React knows. */
function tellReact(element: Field, known: string): void {
  const typed = element.value;
  if (typed === known) return;
  element.value = known;
  setAsTyped(element, typed);
}

/** Gives a field a text as typing does, so that React hears of it: it compares with the last text that was set through the element itself. */
export function setAsTyped(element: Field, text: string): void {
  const type = element instanceof HTMLTextAreaElement ? HTMLTextAreaElement : HTMLInputElement;
  Object.getOwnPropertyDescriptor(type.prototype, "value")?.set?.call(element, text);
  element.dispatchEvent(new Event("input", { bubbles: true }));
}
