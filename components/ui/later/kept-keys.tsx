"use client";

import { useEffect } from "react";
import { setAsTyped } from "../field/use-typed-before";

/** So long what was opened may take to take the focus once its code is there; keys that it didn't take are dropped. */
const LIMIT_MS = 2_000;

/**
 * Stands in the place of something that was opened by keyboard while its code is on its way. What is typed meanwhile is kept
 * from the page, and typed into what opens once that has the focus. Draws nothing.
 */
export function KeptKeys() {
  useEffect(() => {
    const opener = document.activeElement;
    const kept: KeyboardEvent[] = [];
    let isTyping = false;
    const keep = (event: KeyboardEvent) => {
      if (isTyping || !isTyped(event)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      // A key that is held down opened it, and is not meant for what is in it.
      if (!event.repeat) kept.push(event);
    };
    addEventListener("keydown", keep, true);
    const typeAll = async () => {
      const end = performance.now() + LIMIT_MS;
      while (document.activeElement === opener && performance.now() < end) await nextFrame();
      // Pressed again because nothing opened: it must not choose what comes first.
      while (kept[0]?.key === "Enter" || kept[0]?.key === " ") kept.shift();
      if (document.activeElement !== opener)
        for (let event = kept.shift(); event !== undefined; event = kept.shift()) {
          isTyping = true;
          type(event);
          isTyping = false;
          // What it changed is drawn before the next one comes, as between two keys of a person.
          await nextFrame();
        }
      removeEventListener("keydown", keep, true);
    };
    return () => void typeAll();
  }, []);
  return null;
}

/** A letter, or a key that a list or a menu understands. Those of the browser and of Tab go their way. */
function isTyped({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return (
    key.length === 1 ||
    ["Enter", "Escape", "Backspace", "Home", "End"].includes(key) ||
    key.startsWith("Arrow")
  );
}

/** As the browser does with a key: what has the focus hears of it, and where nothing takes it, it is typed or pressed. */
function type(pressed: KeyboardEvent): void {
  const target = document.activeElement ?? document.body;
  if (!target.dispatchEvent(new KeyboardEvent("keydown", pressed))) return;
  if (target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement) {
    if (pressed.key.length !== 1 && pressed.key !== "Backspace") return;
    const { value } = target;
    const end = target.selectionEnd ?? value.length;
    const start = target.selectionStart ?? end;
    const isErasing = pressed.key === "Backspace";
    const from = isErasing && start === end ? Math.max(0, start - 1) : start;
    const typed = isErasing ? "" : pressed.key;
    setAsTyped(target, value.slice(0, from) + typed + value.slice(end));
    target.setSelectionRange(from + typed.length, from + typed.length);
  } else if (target instanceof HTMLElement && (pressed.key === "Enter" || pressed.key === " "))
    target.click();
}

function nextFrame(): Promise<unknown> {
  return new Promise((resolve) => requestAnimationFrame(resolve));
}
