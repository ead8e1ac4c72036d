"use client";

import { useSyncExternalStore } from "react";
import type { Access } from "@/components/frame/access-context";
import { laterDialog } from "@/components/ui/later/later";
import { isSessionOver, onSessionChange } from "@/lib/query/session-state";

const SignedOutDialog = laterDialog(async () => (await import("./signed-out-dialog")).SignedOutDialog);

/** Has a dialog stand in front of the page once its session is over. */
export function SessionDialog({ access }: { access: Access }) {
  const isOver = useSyncExternalStore(onSessionChange, isSessionOver, () => false);
  return <SignedOutDialog open={isOver} access={access} />;
}
