import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { recordersFor } from "../serve/within-ous";

const read = defineRead({
  operation: "canopy:ReadRecorders",
  input: z.object({}),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (_input, session) => ({ snapshot: await recordersFor(session) }),
});

/** Where configuration recorders are known to record, for a page's first paint, in process: the newest snapshot or none. */
export const readRecorders = oncePerPage(read);
