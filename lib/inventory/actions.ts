"use server";

import { z } from "zod";
import { defineWrite } from "@/lib/server/action";
import { requestCollection } from "./request-collection";

/** Asks for a collection now; whichever replica collects notices within half a second. */
export const requestRefresh = defineWrite({
  operation: "canopy:RequestRefresh",
  input: z.strictObject({}),
  requires: "inventory:refresh",
  audit: () => ({ target: "the inventory" }),
  run: () => requestCollection(),
});
