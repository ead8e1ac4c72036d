"use client";

import type { ReactNode } from "react";
import { laterDialog } from "../later/later";

export interface DialogProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly title: string;
  readonly description?: ReactNode;
  readonly footer?: ReactNode;
  readonly size?: "small" | "medium" | "large";
  readonly children: ReactNode;
}

/** Above everything else until it is closed. The header and the footer stay, the middle scrolls. */
export const Dialog = laterDialog<DialogProps>(async () => (await import("./open-dialog")).OpenDialog);
