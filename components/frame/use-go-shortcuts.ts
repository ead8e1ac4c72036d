import { useEffect, useEffectEvent } from "react";
import { isPressed, registerShortcut } from "@/components/ui/keys/shortcuts";
import { type Destination, destinations } from "./destinations";

/** How long after `g` a letter is taken for a page. */
const withinMs = 1_500;

/** `g` and then a letter go to a page, and stand in the keyboard help. */
export function useGoShortcuts(navigate: (href: Destination["href"]) => void): void {
  const go = useEffectEvent(navigate);
  useEffect(() => {
    const taken = destinations.map(({ letter, label }) =>
      registerShortcut({ keys: `g+${letter}`, does: label, group: "Go to" }),
    );
    let pressedAt = Number.NEGATIVE_INFINITY;
    function onKeyDown(event: KeyboardEvent) {
      const isSecond = event.timeStamp - pressedAt < withinMs;
      pressedAt = isPressed("g", event) && !isSecond ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (!isSecond) return;
      const destination = destinations.find(({ letter }) => isPressed(letter, event));
      if (destination === undefined) return;
      // The letter may be a key of the page as well, such as `k` in a tree.
      event.preventDefault();
      event.stopPropagation();
      go(destination.href);
    }
    document.addEventListener("keydown", onKeyDown, { capture: true });
    return () => {
      document.removeEventListener("keydown", onKeyDown, { capture: true });
      for (const takeOut of taken) takeOut();
    };
  }, []);
}
