"use client";

import { laterDialog } from "../later/later";

/** Above everything else until it is closed. The header and the footer stay, the middle scrolls. */
export const Dialog = laterDialog(async () => (await import("./open-dialog")).OpenDialog);

/**
 * Asks before harm. `children` shows the reach in numbers and what cannot be undone. With `typed` the button waits until
 * that text has been typed: for what concerns the whole organization only.
 */
export const ConfirmDialog = laterDialog(
  async () => (await import("./open-confirm-dialog")).OpenConfirmDialog,
);
