"use client";

import type { ReactNode } from "react";
import { laterDialog } from "../later/later";

export interface ConfirmDialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  /** The verb on the button: `Apply to 41 accounts`, never `OK`. Undefined where it can only be done the way `beside` is. */
  readonly confirm: string | undefined;
  readonly danger?: boolean;
  readonly busy?: boolean;
  readonly typed?: string;
  /** Another way to go on, as a button. */
  readonly beside?: ReactNode;
  /** For a difference that is reviewed in it. */
  readonly wide?: boolean;
  readonly onConfirm: () => void;
  readonly children: ReactNode;
}

/**
 * Asks before harm. `children` shows the reach in numbers and what cannot be undone. With `typed` the button waits until
 * that text has been typed: for what concerns the whole organization only.
 */
export const ConfirmDialog = laterDialog<ConfirmDialogProps>(
  async () => (await import("./open-confirm-dialog")).OpenConfirmDialog,
);
