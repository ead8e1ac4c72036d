"use client";

import { useSyncExternalStore } from "react";
import { announcements } from "./announcements";

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
