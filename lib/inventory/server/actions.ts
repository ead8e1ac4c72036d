"use server";

import { z } from "zod";
import { defineWrite } from "@/lib/server/action";
import { requestCollection } from "../record/request-collection";
import { Dataset } from "../snapshot/dataset";

/** Asks for a collection now; whichever replica collects begins within a quarter of a second. */
export const requestRefresh = defineWrite({
  operation: "canopy:RequestRefresh",
  input: z.strictObject({ dataset: Dataset }),
  requires: "inventory:refresh",
  withinOus: "no-targets",
  audit: ({ dataset }) => ({ target: `the inventory: ${dataset}` }),
  run: ({ dataset }) => requestCollection(dataset),
});
