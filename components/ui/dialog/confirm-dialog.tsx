"use client";

import { laterDialog } from "../later/later";

/**
 * Asks before harm. `children` shows the reach in numbers and what cannot be undone. With `typed` the button waits until
 * that text has been typed: for what concerns the whole organization only.
 */
export const ConfirmDialog = laterDialog(
  async () => (await import("./open-confirm-dialog")).OpenConfirmDialog,
);
