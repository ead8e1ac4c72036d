import { expect, it } from "vitest";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { knownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { RecorderTable } from "@/lib/aws-config/recorders/table/recorder-table";
import { AccountId, Region } from "@/lib/core/identifiers";
import { recordersWithin } from "./recorders-within-ous";

const home = Region.parse("eu-west-1");
const [own, other] = ["111111111111", "222222222222"].map((id) => AccountId.parse(id));

it("keeps of recorder coverage what is theirs, and nothing that names other accounts", () => {
  const ids = [own, other].flatMap((id) => id ?? []);
  const table = new RecorderTable();
  table.addSources(
    ids.map((sourceId) => ({
      sourceId,
      sourceType: "ACCOUNT",
      region: home,
      status: "FAILED",
      errorMessage: `Account ${sourceId} has no AWS Config.`,
    })),
  );
  const snapshot = {
    meta: {
      version: "7",
      takenAt: 1,
      complete: true,
      readBy: "999999999999",
      region: home,
      aggregator: { name: AggregatorName.parse("organization") },
      regions: [home],
      missingParts: [],
    },
    ...table.rows(ids, [home], true),
  };
  const theirs = recordersWithin(snapshot, new Set(["111111111111"]), "view");
  expect(theirs.meta.version).toBe("7~view");
  expect(theirs.accountIds).toEqual([own]);
  expect(knownRecorder(theirs, own ?? "", home).errorMessage).toContain("111111111111");
  expect(knownRecorder(theirs, other ?? "", home)).toMatchObject({ reason: "account-not-collected" });
  expect(JSON.stringify([theirs.meta, theirs.accountIds, theirs.texts])).not.toContain("222222222222");
});
