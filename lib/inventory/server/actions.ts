"use server";

import { z } from "zod";
import { defineWrite } from "@/lib/server/action";
import { requestCollection } from "../record/request-collection";
import { Subject } from "../snapshot/subject";

/** Asks for a collection now; whichever replica collects notices within half a second. */
export const requestRefresh = defineWrite({
  operation: "canopy:RequestRefresh",
  input: z.strictObject({ subject: Subject }),
  requires: "inventory:refresh",
  audit: ({ subject }) => ({ target: `the inventory: ${subject}` }),
  run: ({ subject }) => requestCollection(subject),
});
