"use server";

import { z } from "zod";
import { FailureError } from "@/lib/core/failure";
import { problemOf, RuntimeName } from "@/lib/env-runtime";
import { defineWrite } from "@/lib/server/action";
import { invalidInput } from "@/lib/server/admit";
import { refreshSettings } from "@/lib/server/settings";
import { readSettings, writeSetting } from "@/lib/store/settings";

/** `value` is what the environment variable would hold; null takes back what was changed. */
const SettingChange = z.strictObject({ name: RuntimeName, value: z.string().trim().max(1_000).nullable() });

/**
 * Changes a setting for all replicas, which follow within a second, or goes back to the environment's. Fails as
 * `invalid-input` with what is wrong with the value.
 */
export const changeSetting = defineWrite({
  operation: "canopy:ChangeSetting",
  input: SettingChange,
  requires: "settings:write",
  audit: ({ name }) => ({ target: `setting ${name}` }),
  before: async ({ name }) => ({ value: (await readSettings()).get(name)?.value ?? null }),
  run: async ({ name, value }, session) => {
    const problem = value === null ? undefined : problemOf(name, value);
    if (problem !== undefined) throw new FailureError(invalidInput([{ path: ["value"], message: problem }]));
    await writeSetting(name, { value: value ?? undefined, changedBy: session.name });
    await refreshSettings();
  },
});
