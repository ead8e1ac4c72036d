import "server-only";
import { z } from "zod";
import { env } from "@/lib/env";
import { overlaid, RuntimeName } from "@/lib/env-runtime";
import { defineRead } from "@/lib/server/action";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { readSettings } from "@/lib/store/settings";
import type { AdministeredSetting } from "../setting";

/** The settings that can be changed while Canopy runs: what is in force, and where that comes from. */
export const readAdministration = defineRead({
  operation: "canopy:ReadAdministration",
  input: z.strictObject({}),
  requires: "settings:write",
  run: async (): Promise<readonly AdministeredSetting[]> => {
    const stored = await answerInTime(readSettings());
    const { runtime } = env();
    const defaults = overlaid({}, {});
    const builtIn: Readonly<Partial<Record<RuntimeName, string>>> = {
      CANOPY_REFRESH_MINUTES: String(defaults.refreshMinutes),
      CANOPY_HISTORY_DAYS: String(defaults.historyDays),
    };
    return RuntimeName.options.map((name) => {
      const changed = stored.get(name);
      const inherited = runtime[name] ?? builtIn[name] ?? "";
      const environment = runtime[name] === undefined ? "default" : "environment";
      if (changed === undefined) return { name, value: inherited, inherited, source: environment };
      const { value, changedBy, changedAt } = changed;
      return { name, value, inherited, source: "here", changedBy, changedAt: changedAt.getTime() };
    });
  },
});
