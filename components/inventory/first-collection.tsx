"use client";

import { later } from "@/components/ui/later/later";

/** There is no snapshot yet: what is being read, how far it is, and why it takes as long as it does. */
export const FirstCollection = later(
  async () => (await import("./first-collection-progress")).FirstCollectionProgress,
);
