import "server-only";
import { z } from "zod";
import { rememberedOrigin } from "@/lib/inventory/serve/data-origin";
import { defineRead } from "@/lib/server/action";
import { rememberedViewpoint } from "./known-viewpoint";

/**
 * What stands around every page: who asks, the viewpoint and where the data come from, as far as this process knows them.
 * Asks neither AWS nor the database.
 */
export const readFrame = defineRead({
  operation: "canopy:ReadFrame",
  input: z.object({}),
  requires: "organization:read",
  run: (_input, { name, role }) =>
    Promise.resolve({ viewpoint: rememberedViewpoint(), user: { name, role }, origin: rememberedOrigin() }),
});
