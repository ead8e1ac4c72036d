import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { currentCompliance } from "../serve/current-compliance";
import { currentProgress } from "../serve/current-progress";

const read = defineRead({
  operation: "canopy:ReadCompliance",
  input: z.object({}),
  requires: "pack:read",
  run: async () => {
    const [snapshot, progress] = await Promise.all([currentCompliance(), currentProgress("compliance")]);
    return { snapshot, progress };
  },
});

/** What a page needs of compliance for its first paint, in process: the newest snapshot or none, and its collection. */
export const readCompliance = oncePerPage(read);
