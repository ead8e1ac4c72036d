"use client";

import * as Primitive from "radix-ui/tooltip";
import { type ReactNode, useEffect, useEffectEvent, useState } from "react";
import { StandIn } from "./menu/stand-in";

const DELAY_MS = 400;
/** Who moves from one control to the next is not kept waiting again. */
const SKIP_DELAY_MS = 200;

let closedAt = -Infinity;
/** Closes the one that is open: there is one at a time. */
let closeOpen: (() => void) | undefined;

/** What a `Tooltip` shows, from when its control was first approached. */
export function OpenTooltip({
  anchor,
  id,
  side,
  content,
  onOpenChange,
  onEscape,
}: {
  /** The control that the words are about. */
  anchor: HTMLElement;
  id: string;
  side: "top" | "right" | "bottom" | "left";
  content: ReactNode;
  onOpenChange: (open: boolean) => void;
  onEscape: (event: KeyboardEvent) => void;
}) {
  const [isOpen, setIsOpen] = useState(false);
  const change = useEffectEvent((open: boolean) => {
    setIsOpen(open);
    onOpenChange(open);
  });
  useEffect(() => listen(anchor, (open) => change(open)), [anchor]);
  return (
    <Primitive.Provider>
      <Primitive.Root
        open={isOpen}
        onOpenChange={(open) => {
          if (!open) closeOpen?.();
        }}
      >
        <Primitive.Trigger asChild>
          <StandIn element={anchor} />
        </Primitive.Trigger>
        {isOpen && (
          <Primitive.Portal>
            <Primitive.Content
              id={id}
              side={side}
              sideOffset={6}
              collisionPadding={8}
              onEscapeKeyDown={onEscape}
              className="z-50 flex max-w-80 animate-appear items-center gap-2 rounded-control bg-surface-raised px-2 py-1 text-12 text-ink shadow-float"
            >
              {content}
            </Primitive.Content>
          </Primitive.Portal>
        )}
      </Primitive.Root>
    </Primitive.Provider>
  );
}

/**
 * Calls `change` when the words of a control are to be shown or not: when the pointer has rested on it for a moment, and as
 * long as it has the focus. Once shown to a pointer, Radix says when that has left both. The answered function ends it.
 */
function listen(anchor: HTMLElement, change: (open: boolean) => void): () => void {
  const over = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  /** Whether the pointer was used last: what it pressed has been understood, and where the focus goes then isn't where it points. */
  let isPointing = false;

  function show(): void {
    clearTimeout(timer);
    if (isOpen) return;
    closeOpen?.();
    closeOpen = hide;
    isOpen = true;
    change(true);
  }
  function hide(): void {
    clearTimeout(timer);
    timer = undefined;
    if (!isOpen) return;
    if (closeOpen === hide) closeOpen = undefined;
    isOpen = false;
    closedAt = performance.now();
    change(false);
  }
  function rest(): void {
    if (isOpen || timer !== undefined) return;
    if (performance.now() - closedAt < SKIP_DELAY_MS) show();
    else timer = setTimeout(show, DELAY_MS);
  }
  function on<Type extends keyof HTMLElementEventMap>(
    type: Type,
    run: (event: HTMLElementEventMap[Type]) => void,
  ): void {
    anchor.addEventListener(type, run, { signal: over.signal });
  }
  let isOnIt = false;
  on("pointermove", ({ pointerType }) => {
    // What was pressed has been understood: the words come back when the pointer does.
    if (pointerType === "touch" || isOnIt) return;
    isOnIt = true;
    rest();
  });
  on("pointerleave", () => {
    isOnIt = false;
    clearTimeout(timer);
    timer = undefined;
  });
  on("pointerdown", hide);
  const first = { signal: over.signal, capture: true };
  document.addEventListener("pointerdown", () => (isPointing = true), first);
  document.addEventListener("keydown", () => (isPointing = false), first);
  on("focus", () => {
    if (!isPointing) show();
  });
  on("blur", hide);
  on("click", hide);
  // What happened before this code was here.
  if (document.activeElement === anchor && anchor.matches(":focus-visible")) show();
  else if (anchor.matches(":hover")) {
    isOnIt = true;
    rest();
  }
  return () => {
    over.abort();
    hide();
  };
}
