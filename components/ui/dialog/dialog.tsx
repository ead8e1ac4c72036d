"use client";

import { laterDialog } from "../later/later";

/** Above everything else until it is closed. The header and the footer stay, the middle scrolls. */
export const Dialog = laterDialog(async () => (await import("./open-dialog")).OpenDialog);
