import { type Ref, useImperativeHandle } from "react";

/**
 * Stands for a trigger that is on the page already, so that Radix, which wants the trigger inside of what it opens, can come
 * when it is first needed and leave the trigger, and its focus, in place. Draws nothing.
 */
export function StandIn({ element, ref }: { element: HTMLElement; ref?: Ref<HTMLElement> }) {
  useImperativeHandle(ref, () => element, [element]);
  return null;
}
