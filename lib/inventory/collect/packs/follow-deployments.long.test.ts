import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  keepPackTemplate,
  putOrganizationConformancePack,
} from "@/lib/aws-config/packs/change/server/actions";
import { ABSENT_PACK } from "@/lib/aws-config/packs/change/pack-change";
import { type PackStatus, PackName, packStatuses } from "@/lib/aws-config/packs/model";
import type { PackSnapshot } from "@/lib/aws-config/packs/table/pack-snapshot";
import { packIndex } from "@/lib/aws-config/packs/table/placed-packs";
import { unwrap } from "@/lib/core/result";
import { packsWhen } from "@/lib/inventory/testing/collector-under-test";
import { type RunsUnderTest, runsUnderTest } from "@/lib/runs/testing/runs-under-test";
import { withTestDatabase } from "@/lib/testing/test-database";
import { followDeployments } from "./follow-deployments";

withTestDatabase();

const name = PackName.parse("followed");
const body = `Resources:
  Rule:
    Type: AWS::Config::ConfigRule
    Properties: {Source: {Owner: AWS, SourceIdentifier: ACCESS_KEYS_ROTATED}}
`;

describe("a deployment that Canopy made", () => {
  let test: RunsUnderTest;
  const over = new AbortController();
  beforeAll(async () => {
    test = await runsUnderTest({ accounts: 60 });
  });
  afterAll(async () => {
    over.abort();
    await test.close();
  });

  it("is collected again until it has settled in every account, without a person asking", async () => {
    test.sandbox.startPacks();
    await packsWhen(({ meta }) => meta.complete);
    test.work();
    const following = followDeployments(over.signal, { everyMs: 100 });
    const template = unwrap(await keepPackTemplate({ body }));
    const put = { name, template, parameters: [], excludedAccounts: [], expected: ABSENT_PACK };
    unwrap(await putOrganizationConformancePack(put));
    await packsWhen((snapshot) => snapshot.meta.complete && statusesIn(snapshot).has("CREATE_IN_PROGRESS"));
    await test.sandbox.advance(60_000);
    const settled = await packsWhen(
      (snapshot) => statusesIn(snapshot).size > 0 && !statusesIn(snapshot).has("CREATE_IN_PROGRESS"),
    );
    expect(statusesIn(settled)).toContain("CREATE_SUCCESSFUL");
    over.abort();
    await following;
  });
});

function statusesIn(snapshot: PackSnapshot): ReadonlySet<PackStatus> {
  const codes = snapshot.columns[packIndex(snapshot, name) ?? -1]?.status ?? [];
  return new Set([...codes].flatMap((code) => packStatuses[code - 1] ?? []));
}
