import "server-only";
import { z } from "zod";
import { defineRead } from "@/lib/server/action";
import { rememberedViewpoint } from "./known-viewpoint";

/** What stands around every page: who asks, and the viewpoint as this process knows it. Asks neither AWS nor the database. */
export const readFrame = defineRead({
  operation: "canopy:ReadFrame",
  input: z.object({}),
  requires: "organization:read",
  run: (_input, { name, role }) =>
    Promise.resolve({ viewpoint: rememberedViewpoint(), user: { name, role } }),
});
