import { expect, it, vi } from "vitest";
import { localPerson } from "@/lib/server/session";
import { followSettings, settings } from "@/lib/server/settings";
import { listAuditEntries } from "@/lib/store/audit/audit-entries";
import { writeSetting } from "@/lib/store/settings";
import { withTestDatabase } from "@/lib/testing/test-database";
import { changeSetting } from "./actions";
import { readAdministration } from "./read-administration";

withTestDatabase();

async function shown(name: string) {
  const read = await readAdministration({});
  return read.ok ? read.value.settings.find((each) => each.name === name) : undefined;
}

it("puts a change in force at once, records it, says who made it, and goes back to the environment's", async () => {
  vi.stubEnv("CANOPY_HISTORY_DAYS", "30");
  expect(await shown("CANOPY_REFRESH_MINUTES")).toEqual({
    name: "CANOPY_REFRESH_MINUTES",
    value: "15",
    inherited: "15",
    source: "default",
    isPinned: false,
  });
  expect(settings().refreshMinutes).toBe(15);
  expect(await changeSetting({ name: "CANOPY_REFRESH_MINUTES", value: " 5 " })).toMatchObject({ ok: true });
  expect(settings().refreshMinutes).toBe(5);
  expect(await shown("CANOPY_REFRESH_MINUTES")).toMatchObject({
    value: "5",
    inherited: "15",
    source: "here",
    changedBy: localPerson().name,
  });
  const [, attempted] = await listAuditEntries(2);
  expect(attempted).toMatchObject({
    operation: "canopy:ChangeSetting",
    target: "setting CANOPY_REFRESH_MINUTES",
    before: { value: null },
    input: { name: "CANOPY_REFRESH_MINUTES", value: "5" },
  });
  expect(await changeSetting({ name: "CANOPY_REFRESH_MINUTES", value: null })).toMatchObject({ ok: true });
  expect(settings().refreshMinutes).toBe(15);
});

it.each([
  ["CANOPY_REFRESH_MINUTES", "0", "from 1 to 10080"],
  ["CANOPY_REFRESH_MINUTES", "", "from 1 to 10080"],
  ["CANOPY_HISTORY_DAYS", "ten", "from 1 to 3650"],
  ["CANOPY_DAILY_CALLS", "50", "from 100 to 999999999"],
  ["CANOPY_APPROVAL", "accounts:3", "is no kind of change"],
  ["CANOPY_BANNER", "x".repeat(301), "at most 300"],
] as const)("refuses %s as %j by its field", async (name, value, says) => {
  expect(await changeSetting({ name, value })).toMatchObject({
    failure: { code: "invalid-input", fields: { value: [expect.stringContaining(says)] } },
  });
});

it("follows what another replica has changed, and leaves out what this version cannot read", async () => {
  const over = new AbortController();
  const following = followSettings(over.signal);
  await writeSetting("CANOPY_APPROVAL", { value: "policy, association:50", changedBy: "other" });
  await writeSetting("CANOPY_HISTORY_DAYS", { value: "for ever", changedBy: "other" });
  await vi.waitFor(
    () =>
      expect(settings().approval).toEqual([
        { kind: "policy", fromAccounts: 0 },
        { kind: "association", fromAccounts: 50 },
      ]),
    { timeout: 60_000 },
  );
  expect(settings().historyDays).toBeGreaterThan(0);
  await writeSetting("CANOPY_APPROVAL", { value: undefined, changedBy: "other" });
  await vi.waitFor(() => expect(settings().approval).toEqual([]), { timeout: 60_000 });
  over.abort();
  await following;
});
