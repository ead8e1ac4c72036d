import { beforeAll, expect, it, vi } from "vitest";
import { localPerson } from "@/lib/server/session";
import { refreshSettings } from "@/lib/server/settings";
import { readSettings, writeSetting } from "@/lib/store/settings";
import { withTestDatabase } from "@/lib/testing/test-database";
import { changeSetting, requestSetting } from "./actions";
import { readAdministration } from "./read-administration";

beforeAll(() => {
  vi.stubEnv("CANOPY_APPROVAL", "aggregator");
  vi.stubEnv("CANOPY_APPROVAL_FROM", "environment");
});
withTestDatabase();

it("with CANOPY_APPROVAL_FROM=environment the environment's rules count, whatever is stored", async () => {
  await writeSetting("CANOPY_APPROVAL", { value: "policy, association", changedBy: localPerson().name });
  expect((await refreshSettings()).approval).toEqual([{ kind: "aggregator", fromAccounts: 0 }]);
  for (const asked of [changeSetting, requestSetting])
    expect(await asked({ name: "CANOPY_APPROVAL", value: "" })).toMatchObject({
      failure: { code: "precondition" },
    });
  expect((await readSettings()).get("CANOPY_APPROVAL")?.value).toBe("policy, association");
  const shown = await readAdministration({});
  expect(shown.ok && shown.value.settings.find(({ name }) => name === "CANOPY_APPROVAL")).toMatchObject({
    value: "aggregator",
    source: "environment",
    isPinned: true,
  });
});
