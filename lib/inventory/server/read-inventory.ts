import "server-only";
import { z } from "zod";
import { roleNames } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { progressFor } from "../serve/current-progress";
import { snapshotFor } from "../serve/within-ous";

const read = defineRead({
  operation: "canopy:ReadInventory",
  input: z.object({}),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (_input, session) => {
    const [snapshot, progress] = await Promise.all([snapshotFor(session), progressFor(session)]);
    return { snapshot, progress, readAt: Date.now(), user: { name: session.name, role: roleNames(session) } };
  },
});

/**
 * What a page needs for its first paint, in process: the newest snapshot or none, how far a collection is, who asks, and
 * the instant of the read in epoch milliseconds.
 */
export const readInventory = oncePerPage(read);
