import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { oncePerPage } from "@/lib/server/once-per-page";
import { progressFor } from "../serve/current-progress";
import { tagsFor } from "../serve/within-ous";

const read = defineRead({
  operation: "canopy:ReadAccountTags",
  input: z.object({}),
  requires: "organization:read",
  withinOus: "own-targets",
  run: async (_input, session) => {
    const [snapshot, progress] = await Promise.all([tagsFor(session), progressFor(session, "account-tags")]);
    return { snapshot, progress };
  },
});

/** What a page needs of tags for its first paint, in process: the newest snapshot or none, and its collection. */
export const readTags = oncePerPage(read);
