import {
  type ConfigServiceClient,
  DescribeConformancePackComplianceCommand,
  DescribeConformancePacksCommand,
} from "@aws-sdk/client-config-service";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { packSources } from "@/components/packs/columns/pack-column";
import { packsModel, type PacksModel } from "@/components/packs/packs-model";
import { accountPacksView } from "@/components/accounts/account-packs-view";
import type { ComplianceSnapshot } from "@/lib/aws-config/compliance/table/compliance-snapshot";
import { compliancePlaces, unitCompliance } from "@/lib/aws-config/compliance/compliance-counts";
import { colour } from "@/components/overview/organization-map/map-facts";
import { complianceOf, type PlacedCompliance } from "@/lib/aws-config/compliance/table/placed-compliance";
import { failingAccounts, packRulesOf } from "@/lib/aws-config/compliance/table/pack-rules";
import { AccountId } from "@/lib/core/identifiers";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  complianceWhen,
  packsWhen,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { currentCallerKey } from "@/lib/inventory/serve/caller";
import { readTrend } from "@/lib/store/history/compliance-trend";
import { currentProgress } from "@/lib/inventory/serve/current-progress";
import { requestCollection } from "@/lib/store/collections";
import type { TrendKind } from "@/lib/aws-config/compliance/trend/trend-figures";
import { accountStates } from "@/lib/organizations/model";
import { NodeKind } from "@/lib/organizations/tree";
import { withTestDatabase } from "@/lib/testing/test-database";
import { sandboxClients } from "@/sandbox/testing/sandbox-clients";

withTestDatabase();

/** What the rules of a pack in an account come to, in the words of AWS's documentation. */
interface Truth {
  readonly outcome: "NON_COMPLIANT" | "COMPLIANT" | "INSUFFICIENT_DATA";
  readonly failing: readonly string[];
  readonly rules: number;
}

let collector: CollectorUnderTest;
let model: PacksModel;
let compliance: ComplianceSnapshot;
/** `account pack` → what the account itself says of its rules. */
let truth: ReadonlyMap<string, Truth>;

beforeAll(async () => {
  collector = await collectorUnderTest();
  await collector.seed({ accounts: 60, ous: 12, seed: 5 });
  // Compliance is the first to be read to its end: how it comes out is recorded once the organization is there, too.
  await collector.fault({ operation: "ListAccounts", fault: { kind: "latency", ms: 1_500 } });
  collector.start();
  collector.startPacks();
  collector.startCompliance();
  const packs = await packsWhen(({ meta }) => meta.complete);
  compliance = await complianceWhen(({ meta }) => meta.complete);
  const organization = await snapshotWhen(({ meta }) => meta.complete);
  await vi.waitUntil(async () => (await currentProgress("compliance")).state === "idle", { timeout: 60_000 });
  await collector.stop();
  model = packsModel(packs, organization, { compliance });
  truth = await readTruth();
}, 120_000);
afterAll(async () => {
  await collector.close();
  vi.unstubAllEnvs();
});

async function readTruth(): Promise<ReadonlyMap<string, Truth>> {
  const { tree } = model.organization;
  const found = new Map<string, Truth>();
  const isActive = (node: number) => tree.state[node] === accountStates.indexOf("ACTIVE");
  // A suspended account can't be asked; the packs of this world could not be deployed to one.
  for (const accountId of tree.ids.filter((id, node) => AccountId.safeParse(id).success && isActive(node))) {
    const { config } = await sandboxClients(collector.endpoint, { accountId });
    for (const { name } of model.packs.meta.packs) {
      const own = await rulesOf(config, name);
      if (own !== undefined) found.set(`${accountId} ${name}`, own);
    }
  }
  return found;
}

async function rulesOf(config: ConfigServiceClient, name: string): Promise<Truth | undefined> {
  const { ConformancePackDetails = [] } = await config.send(new DescribeConformancePacksCommand({}));
  const pattern = new RegExp(`^OrgConformsPack-${name}-[a-z0-9]{8}$`);
  const pack = ConformancePackDetails.find(({ ConformancePackName = "" }) =>
    pattern.test(ConformancePackName),
  );
  if (pack === undefined) return undefined;
  const { ConformancePackName } = pack;
  const answer = await config.send(new DescribeConformancePackComplianceCommand({ ConformancePackName }));
  const rules = answer.ConformancePackRuleComplianceList ?? [];
  const of = (type: string) => rules.filter(({ ComplianceType }) => ComplianceType === type);
  const failing = of("NON_COMPLIANT").map(({ ConfigRuleName = "" }) => ConfigRuleName);
  const kept = of("COMPLIANT").length > 0 ? "COMPLIANT" : "INSUFFICIENT_DATA";
  return { outcome: failing.length > 0 ? "NON_COMPLIANT" : kept, failing, rules: rules.length };
}

function placedCompliance(): PlacedCompliance {
  const placed = model.compliance?.placed;
  if (placed === undefined) throw new Error("There is no compliance.");
  return placed;
}

/** Every node with the accounts below it, found from each account upwards. */
function accountsBelow(): ReadonlyMap<number, readonly string[]> {
  const { tree } = model.placed;
  const below = new Map<number, string[]>();
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    for (let at = tree.parent[node] ?? -1; at >= 0; at = tree.parent[at] ?? -1) {
      const found = below.get(at) ?? [];
      below.set(at, [...found, tree.ids[node] ?? ""]);
    }
  }
  return below;
}

it("each account comes out in each pack as its own rules do", () => {
  const { tree } = model.placed;
  expect(new Set([...truth.values()].map(({ outcome }) => outcome)).size).toBeGreaterThan(1);
  for (let node = 0; node < tree.size; node++) {
    if (tree.kind[node] !== NodeKind.Account) continue;
    const accountId = tree.ids[node] ?? "";
    const page = accountPacksView(model.packs, AccountId.parse(accountId), compliance);
    model.packs.meta.packs.forEach(({ name }, pack) => {
      const own = truth.get(`${accountId} ${name}`);
      const shown = complianceOf(model.compliance?.placed, pack, node);
      expect(shown.type, `${accountId} ${name}`).toBe(own?.outcome);
      expect(shown.nonCompliant ?? 0).toBe(own?.failing.length ?? 0);
      if (own !== undefined) expect(shown.total).toBe(own.rules);
      expect(page.packs[pack]?.compliance).toEqual(shown);
    });
  }
});

it("each pack counts in the organization and below each OU what its accounts come to", () => {
  const sources = packSources(model.packs, (pack) => model.compliance?.counts(pack, 0));
  const below = accountsBelow();
  model.packs.meta.packs.forEach(({ name }, pack) => {
    for (const [unit, accounts] of below) {
      const outcomes = accounts.map((id) => truth.get(`${id} ${name}`)?.outcome);
      const count = (wanted: string | undefined) => outcomes.filter((outcome) => outcome === wanted).length;
      expect(model.compliance?.counts(pack, unit)).toEqual({
        nonCompliant: count("NON_COMPLIANT"),
        compliant: count("COMPLIANT"),
        insufficientData: count("INSUFFICIENT_DATA"),
        ...{ unknown: 0, notEvaluated: 0, notCovered: 0, notRead: 0 },
        withoutPack: count(undefined),
      });
    }
    expect(sources[pack]?.compliance).toEqual(model.compliance?.counts(pack, 0));
  });
});

it("the view by OU counts in each OU what its accounts come to, and in none the others", () => {
  const { tree } = model.placed;
  const below = accountsBelow();
  for (const scope of [0, ...below.keys()]) {
    const places = compliancePlaces(tree, unitCompliance(tree, placedCompliance()), scope);
    model.packs.meta.packs.forEach(({ name }, pack) => {
      const of = (accounts: readonly string[]) =>
        accounts.filter((id) => truth.get(`${id} ${name}`)?.outcome === "NON_COMPLIANT").length;
      const direct = (below.get(scope) ?? []).filter(
        (id) => tree.parent[tree.ids.findIndex((each) => each === id)] === scope,
      );
      for (const { unit, counts } of places)
        expect(counts(pack).nonCompliant).toBe(of(unit === undefined ? direct : (below.get(unit) ?? [])));
    });
  }
});

it("the map colours each account as its rules come out, in one pack and at worst in all", () => {
  const { tree } = model.placed;
  const names = model.packs.meta.packs.map(({ name }) => name);
  const worst = ["NON_COMPLIANT", "INSUFFICIENT_DATA", "COMPLIANT"];
  for (const pack of [undefined, ...names.keys()]) {
    const layers = { packs: model.packs, compliance: placedCompliance(), pack };
    const { classes, counts, looks } = colour(model.organization, layers, "compliance", Date.now() / 1000);
    const expected = new Map<string, number>();
    for (let node = 0; node < tree.size; node++) {
      if (tree.kind[node] !== NodeKind.Account) continue;
      const shown = pack === undefined ? names : names.slice(pack, pack + 1);
      const outcomes = shown.flatMap((name) => truth.get(`${tree.ids[node] ?? ""} ${name}`)?.outcome ?? []);
      const isActive = tree.state[node] === accountStates.indexOf("ACTIVE");
      const outcome = worst.find((each) => outcomes.some((own) => own === each)) ?? "without-pack";
      const key = isActive ? outcome : "inactive";
      expect(classes.classes[classes.of[node] ?? -1]?.key).toBe(key);
      expected.set(key, (expected.get(key) ?? 0) + 1);
    }
    looks.forEach(({ key }, index) => expect(counts(0)[index], key).toBe(expected.get(key) ?? 0));
  }
});

it("each rule fails in the accounts that say so", () => {
  for (const { name } of model.packs.meta.packs) {
    const rules = packRulesOf(compliance, name);
    if (rules === undefined) throw new Error(`There are no rules of ${name}.`);
    const expected = new Map<string, string[]>();
    for (const [key, { failing }] of truth) {
      const [accountId = "", pack] = key.split(" ");
      if (pack !== name) continue;
      for (const ruleName of failing) {
        const rule = ruleName.replace(/-conformance-pack-[a-z0-9]+$/, "");
        expected.set(rule, [...(expected.get(rule) ?? []), accountId].sort());
      }
    }
    for (const rule of rules.rules)
      expect(
        failingAccounts(rules, rule).map(({ accountId }) => accountId),
        rule,
      ).toEqual(expected.get(rule) ?? []);
    expect([...expected.keys()].filter((rule) => !rules.rules.includes(rule))).toEqual([]);
  }
});

it("an aggregator of some accounts leaves the others not covered, which is not compliant", () => {
  const { aggregator } = compliance.meta;
  if (aggregator === undefined) throw new Error("There is no aggregator.");
  const [covered] = compliance.accountIds;
  const meta = {
    ...compliance.meta,
    aggregator: { name: aggregator.name, accountIds: covered === undefined ? [] : [covered] },
  };
  const without = compliance.columns.map((columns) => ({
    ...columns,
    type: columns.type.map((type, row) => (compliance.accountIds[row] === covered ? type : 0)),
  }));
  const some = packsModel(model.packs, model.organization, {
    compliance: { ...compliance, meta, columns: without },
  });
  const [counts, all] = [some.compliance?.counts(0, 0), model.compliance?.counts(0, 0)];
  const evaluated = (all?.compliant ?? 0) + (all?.nonCompliant ?? 0) + (all?.insufficientData ?? 0);
  expect(counts?.notCovered).toBe(evaluated - 1);
  expect((counts?.compliant ?? 0) + (counts?.nonCompliant ?? 0) + (counts?.insufficientData ?? 0)).toBe(1);
});

/** What is recorded of everything, by when it was collected: how many accounts do not comply, and how many rules are broken. */
async function recorded(kind: TrendKind, subject: string): Promise<{ accounts: number; rules: number }[]> {
  const changes = await readTrend({ callerKey: await currentCallerKey(), kind, subject }, 0);
  return changes.map(({ figures }) => ({
    accounts: figures?.nonCompliant ?? -1,
    rules: figures?.rulesNonCompliant ?? -1,
  }));
}

/** The same from what the accounts say of their rules; of an account its packs count. */
function expectedOf(kind: TrendKind, subject: string): { accounts: number; rules: number } {
  const { tree } = model.placed;
  const node = tree.ids.findIndex((id) => id === subject);
  const own = [...truth].filter(([key]) => {
    const [accountId = "", pack] = key.split(" ");
    if (kind === "pack") return pack === subject;
    const at = tree.ids.findIndex((id) => id === accountId);
    return kind === "account" ? at === node : at > node && at < (tree.subtreeEnd[node] ?? 0);
  });
  const failing = own.filter(([, { outcome }]) => outcome === "NON_COMPLIANT").map(([key]) => key);
  return {
    accounts: kind === "unit" ? new Set(failing.map((key) => key.slice(0, 12))).size : failing.length,
    rules: own.reduce((sum, [, each]) => sum + each.failing.length, 0),
  };
}

it("records of each pack, OU and account how it came out, and two weeks later how it does then", async () => {
  const { tree } = model.placed;
  const kindOf = (node: number) => (tree.kind[node] === NodeKind.Account ? "account" : "unit");
  const subjects = [
    ...model.packs.meta.packs.map(({ name }) => ["pack", String(name)] as const),
    ...tree.ids.map((id, node) => [kindOf(node), String(id)] as const),
  ];
  const before = subjects.map(([kind, subject]) => expectedOf(kind, subject));
  // They are recorded all at once, a moment after the snapshot can be read.
  await expect
    .poll(async () => (await recorded("unit", tree.ids[0] ?? "")).length, { timeout: 150_000 })
    .toBe(1);
  for (const [index, [kind, subject]] of subjects.entries())
    expect(await recorded(kind, subject), `${kind} ${subject}`).toEqual([before[index]]);

  await collector.advance(15 * 24 * 3_600_000);
  await requestCollection({ callerKey: await currentCallerKey(), dataset: "compliance" });
  collector.startCompliance();
  const { takenAt } = compliance.meta;
  await complianceWhen(({ meta }) => meta.complete && meta.takenAt > takenAt);
  await collector.stop();
  truth = await readTruth();
  await expect
    .poll(async () => (await recorded("unit", tree.ids[0] ?? "")).length, { timeout: 150_000 })
    .toBe(2);
  let changed = 0;
  for (const [index, [kind, subject]] of subjects.entries()) {
    const points = await recorded(kind, subject);
    expect(points[0]).toEqual(before[index]);
    expect(points.at(-1), `${kind} ${subject}`).toEqual(expectedOf(kind, subject));
    if (points.length > 1) changed += 1;
  }
  expect(changed).toBeGreaterThan(0);
}, 120_000);
