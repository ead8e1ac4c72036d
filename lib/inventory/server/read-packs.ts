import "server-only";
import { z } from "zod";
import { roleNames } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { progressFor } from "../serve/current-progress";
import { packsFor } from "../serve/within-ous";

const read = defineRead({
  operation: "canopy:ReadPacks",
  input: z.object({}),
  requires: "pack:read",
  withinOus: "own-targets",
  run: async (_input, session) => {
    const [snapshot, progress] = await Promise.all([
      packsFor(session),
      progressFor(session, "conformance-packs"),
    ]);
    return { snapshot, progress, readAt: Date.now(), user: { name: session.name, role: roleNames(session) } };
  },
});

/**
 * What a page about conformance packs needs for its first paint, in process: the newest snapshot or none, how far their
 * collection is, who asks, and the instant of the read in epoch milliseconds.
 */
export const readPacks = oncePerPage(read);
