import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { progressFor } from "../serve/current-progress";
import { complianceFor } from "../serve/within-ous";

const read = defineRead({
  operation: "canopy:ReadCompliance",
  input: z.object({}),
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (_input, session) => {
    const [snapshot, progress] = await Promise.all([
      complianceFor(session),
      progressFor(session, "compliance"),
    ]);
    return { snapshot, progress };
  },
});

/** What a page needs of compliance for its first paint, in process: the newest snapshot or none, and its collection. */
export const readCompliance = oncePerPage(read);
