import { createExternalStore } from "../stores/external-store";

/** The last message for screen readers; the count grows with each, so that a repeated message is announced again. */
export const announcements = createExternalStore({ message: "", count: 0 });

/** Announces to screen readers what changes on the screen, such as `Copied`. Needs an `Announcer` on the page. */
export function announce(message: string): void {
  announcements.update(({ count }) => ({ message, count: count + 1 }));
}
