import { createExternalStore } from "../stores/external-store";

/** What screen readers were told last; the count tells the same words said twice from nothing new. */
export const announcements = createExternalStore({ message: "", count: 0 });

/** Tells screen readers what the eye sees happen, such as `Copied`. Needs an `Announcer` on the page. */
export function announce(message: string): void {
  announcements.update(({ count }) => ({ message, count: count + 1 }));
}
