import type { PlannedAccount } from "./account-plan";
import type { PlannedUnit } from "./organizational-unit-plan";
import { itemAt } from "./random";
import { mailDomain, people, teams } from "./vocabulary";
import type { SandboxAccount, SandboxOrganizationalUnit, World } from "./world";

/** What the tags of a seeded organization are made of. */
interface TaggedPlans {
  readonly rootId: string;
  readonly unitPlan: readonly PlannedUnit[];
  readonly units: readonly SandboxOrganizationalUnit[];
  readonly accountPlan: readonly PlannedAccount[];
  readonly accounts: readonly SandboxAccount[];
}

/** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_tagging.html */
const mostTags = 50;

/**
 * Tags the root, the OUs and the accounts as companies do: by environment, team, owner and cost center, and not all of
 * them: every nineteenth workload has none, some write the key in another case, and one account has as many as AWS allows.
 */
export function seedTags(world: World, plans: TaggedPlans): void {
  const { rootId, unitPlan, units, accountPlan, accounts } = plans;
  const tag = (id: string | undefined, tags: Readonly<Record<string, string>>) => {
    const entries = Object.entries(tags);
    if (id !== undefined && entries.length > 0) world.organizationTags.set(id, new Map(entries));
  };
  tag(rootId, { owner: `cloud-platform@${mailDomain}` });
  unitPlan.forEach(({ purpose, code }, index) => {
    if (purpose === "business-unit") tag(units[index]?.id, { "business-unit": code, owner: mail(code) });
  });
  accountPlan.forEach((planned, index) => tag(accounts[index]?.id, tagsOf(planned, unitPlan)));
}

function tagsOf(planned: PlannedAccount, units: readonly PlannedUnit[]): Readonly<Record<string, string>> {
  const { purpose, ordinal } = planned;
  switch (purpose) {
    case "management":
    case "delegated-administrator":
    case "core":
      return { env: "prod", team: "cloud-platform", owner: mail("cloud-platform"), "cost-center": "0001" };
    case "sandbox":
      return { env: "sandbox", owner: mail(itemAt(people, ordinal)) };
    case "suspended":
      return { "decommissioned by": itemAt(people, ordinal) };
    case "exception":
      return { env: "prod", "vendor:contract": `https://contracts.${mailDomain}/v/${ordinal}=a:b` };
    case "workload":
      return workloadTags(planned, units);
  }
}

function workloadTags(
  { ordinal, unit }: PlannedAccount,
  units: readonly PlannedUnit[],
): Readonly<Record<string, string>> {
  if (ordinal % 19 === 7) return {};
  const { environment = "shared", code = "shared" } = (unit === undefined ? undefined : units[unit]) ?? {};
  const common = {
    team: itemAt(teams, ordinal),
    owner: mail(code),
    "cost-center": String(1_000 + ((unit ?? 0) % 90)),
  };
  if (ordinal === 3) return { ...manyTags(environment), ...common };
  // AWS tells keys and values apart by case.
  if (ordinal % 41 === 10) return { Env: environment, ...common };
  if (ordinal % 53 === 20) return { env: environment.toUpperCase(), ...common };
  if (ordinal % 29 === 11) return { ...common, env: "" };
  if (ordinal % 31 === 4) return { ...common, env: environment, "Équipe +1 / été": "@ñandú = 5:1" };
  return { env: environment, ...common };
}

/** With the common ones, as many as a resource may have: they come in several pages. */
function manyTags(env: string): Readonly<Record<string, string>> {
  const others = Array.from({ length: mostTags - 4 }, (_, index): [string, string] => [
    `automation/step-${String(index + 1).padStart(2, "0")}`,
    `done 2026-0${(index % 9) + 1}-15`,
  ]);
  return { env, ...Object.fromEntries(others) };
}

function mail(name: string): string {
  return `${name}@${mailDomain}`;
}
