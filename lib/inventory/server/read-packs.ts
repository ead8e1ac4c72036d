import "server-only";
import { z } from "zod";
import { roleNames } from "@/lib/identity/grants";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { currentProgress } from "../serve/current-progress";
import { currentPacks } from "../serve/current-packs";

const read = defineRead({
  operation: "canopy:ReadPacks",
  input: z.object({}),
  requires: "pack:read",
  run: async (_input, session) => {
    const [snapshot, progress] = await Promise.all([currentPacks(), currentProgress("conformance-packs")]);
    return { snapshot, progress, readAt: Date.now(), user: { name: session.name, role: roleNames(session) } };
  },
});

/**
 * What a page about conformance packs needs for its first paint, in process: the newest snapshot or none, how far their
 * collection is, who asks, and the instant of the read in epoch milliseconds.
 */
export const readPacks = oncePerPage(read);
