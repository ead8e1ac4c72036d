"use client";

import { useEffect, useEffectEvent } from "react";
import { isPressed, registerShortcut, type Shortcut } from "./shortcuts";

/**
 * Listens for a key and lists it in the keyboard help while the component is on the page. Without `onPress` it is
 * listed only: for keys that a widget such as a tree handles itself.
 */
export function useShortcut({
  keys,
  does,
  group,
  onPress,
}: Shortcut & { readonly onPress?: () => void }): void {
  const press = useEffectEvent(() => onPress?.());
  const listens = onPress !== undefined;

  useEffect(() => registerShortcut({ keys, does, group }), [keys, does, group]);

  useEffect(() => {
    if (!listens) return undefined;
    function onKeyDown(event: KeyboardEvent) {
      if (!isPressed(keys, event)) return;
      event.preventDefault();
      press();
    }
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, [keys, listens]);
}
