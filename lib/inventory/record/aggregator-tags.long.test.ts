import {
  PutConfigurationAggregatorCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-config-service";
import { beforeEach, describe, expect, it } from "vitest";
import { changeAggregatorTags } from "@/lib/aws-config/aggregators/server/actions";
import { AggregatorName } from "@/lib/aws-config/aggregators/model";
import { unwrap } from "@/lib/core/result";
import { withTestDatabase } from "@/lib/testing/test-database";
import { settingLines } from "../snapshot/changes/definition-lines";

import {
  collector,
  region,
  collectFirst,
  arnOf,
  collectAgain,
  entriesOf,
  clients,
} from "../testing/definitions-under-test";
import type { Tag } from "@/lib/aws-config/tags/tag";

withTestDatabase();
collectFirst();

describe("the tags of an aggregator", () => {
  beforeEach(async () => {
    const { config } = await clients();
    await config.send(
      new PutConfigurationAggregatorCommand({
        ConfigurationAggregatorName: "by-script",
        AccountAggregationSources: [{ AccountIds: ["111111111111"], AwsRegions: ["eu-west-1"] }],
        Tags: [
          { Key: "team", Value: "blue" },
          { Key: "stage", Value: "" },
        ],
      }),
    );
    await collectAgain();
  });

  it("are compared: another client's changes are kept with both values", async () => {
    const arn = await arnOf("by-script");
    const { config } = await clients();
    await config.send(new UntagResourceCommand({ ResourceArn: arn, TagKeys: ["stage"] }));
    await config.send(
      new TagResourceCommand({
        ResourceArn: arn,
        Tags: [
          { Key: "team", Value: "red" },
          { Key: "owner", Value: "ada" },
        ],
      }),
    );
    await collectAgain();
    await collectAgain();
    const [changed, ...others] = await entriesOf(["aggregator-changed"]);
    expect(others).toEqual([]);
    expect(changed).toMatchObject({ subject: "aggregator by-script in eu-west-1", cause: "elsewhere" });
    expect(changed && settingLines(changed)).toEqual([
      { name: "Tag owner", before: "none", after: "ada" },
      { name: "Tag team", before: "blue", after: "red" },
      { name: "Tag stage", before: "empty value", after: "none" },
    ]);
  });

  it("are no change where AWS doesn't show them, and are compared with what was known before", async () => {
    await collector.fault({ operation: "ListTagsForResource", fault: { kind: "deny" } });
    const { config } = await clients();
    await config.send(new UntagResourceCommand({ ResourceArn: await arnOf("by-script"), TagKeys: ["team"] }));
    await collectAgain();
    expect(await entriesOf(["aggregator-changed"])).toEqual([]);
    await collector.clearFaults();
    await collectAgain();
    const [changed] = await entriesOf(["aggregator-changed"]);
    expect(changed && settingLines(changed)).toEqual([{ name: "Tag team", before: "blue", after: "none" }]);
  });

  it("are Canopy's own change where it changes them, also where AWS refuses the second half", async () => {
    const arn = await arnOf("by-script");
    const change = (set: Tag[], remove: string[], expected: Tag[]) =>
      changeAggregatorTags({
        change: { region, name: AggregatorName.parse("by-script"), arn, set, remove, expected },
      });
    const had = [
      { key: "stage", value: "" },
      { key: "team", value: "blue" },
    ];
    unwrap(await change([{ key: "team", value: "red" }], ["stage"], had));
    await collectAgain();
    await collector.fault({ operation: "TagResource", fault: { kind: "deny" } });
    const now = [{ key: "team", value: "red" }];
    expect(await change([{ key: "owner", value: "ada" }], ["team"], now)).toMatchObject({ ok: false });
    await collectAgain();
    const entries = await entriesOf(["aggregator-changed"]);
    expect(entries.map((entry) => [entry.cause, settingLines(entry).map(({ name }) => name)])).toEqual([
      ["canopy", ["Tag team"]],
      ["canopy", ["Tag team", "Tag stage"]],
    ]);
  });
});
