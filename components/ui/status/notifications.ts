import type { Route } from "next";
import { createExternalStore } from "../stores/external-store";

/** News that the user does not need to keep: what must be kept belongs on the page. */
interface Notification {
  readonly tone: "success" | "pending" | "failed";
  readonly title: string;
  readonly detail?: string;
  readonly action?: { readonly label: string; readonly onSelect: () => void };
  /** The page that has the whole of it. */
  readonly link?: { readonly label: string; readonly href: Route };
}

export interface ShownNotification extends Notification {
  readonly id: number;
}

export const notifications = createExternalStore<readonly ShownNotification[]>([]);

const STACK = 4;
let lastId = 0;

/** Shows the news in the corner, for a while. Callable from anywhere in the browser; needs a `Toaster` on the page. */
export function notify(notification: Notification): void {
  lastId += 1;
  const shown = { ...notification, id: lastId };
  notifications.update((current) => [...current, shown].slice(-STACK));
}

export function dismissNotification(id: number): void {
  notifications.update((current) => current.filter((notification) => notification.id !== id));
}
