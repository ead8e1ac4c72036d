"use client";

import { useSyncExternalStore } from "react";
import { createExternalStore } from "../stores/external-store";

/** The last message for screen readers; the count grows with each, so that a repeated message is announced again. */
const announcements = createExternalStore({ message: "", count: 0 });

/** Announces to screen readers what changes on the screen, such as `Copied`. Needs an `Announcer` on the page. */
export function announce(message: string): void {
  announcements.update(({ count }) => ({ message, count: count + 1 }));
}

const silent = { message: "", count: 0 };

/** The one polite live region of the page. */
export function Announcer() {
  const { message, count } = useSyncExternalStore(announcements.subscribe, announcements.get, () => silent);
  return (
    <div role="status" aria-live="polite" className="sr-only">
      <span key={count}>{message}</span>
    </div>
  );
}
