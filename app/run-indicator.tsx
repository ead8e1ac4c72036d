"use client";

import { later } from "@/components/ui/later/later";

/** Runs and plans that are under way, in the bar of every page; the page itself does not wait for them. */
export const RunIndicator = later(async () => (await import("./run-indicators")).RunIndicators);
