import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { progressFor } from "@/lib/inventory/serve/current-progress";
import { knownPolicies } from "./current-policies";

/** What a page of policies needs for its first paint, in process and without waiting for AWS. */
export const readPolicyOverview = defineRead({
  operation: "canopy:ReadPolicyOverview",
  input: z.object({}),
  requires: "policy:read",
  withinOus: "own-targets",
  run: async (_input, session) => {
    const [overview, progress] = await Promise.all([knownPolicies(session), progressFor(session)]);
    return { overview, progress };
  },
});
