import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { knownViewpoint } from "./known-viewpoint";

/** What the frame of a page shows at first, in process and without asking AWS: the browser asks for the rest. */
export const readKnownViewpoint = defineRead({
  operation: "canopy:ReadViewpoint",
  input: z.object({}),
  requires: "organization:read",
  run: () => knownViewpoint(),
});
