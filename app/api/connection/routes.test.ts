import { afterAll, beforeAll, expect, it } from "vitest";
import { diagnose } from "@/lib/connection/diagnosis/diagnose";
import { Observation } from "@/lib/connection/observation";
import { Connection } from "@/lib/connection/connection";
import { standing } from "@/lib/connection/standing";
import {
  type CollectorUnderTest,
  collectorUnderTest,
  snapshotWhen,
} from "@/lib/inventory/testing/collector-under-test";
import { ConfigurationReading } from "@/lib/security-hub/configuration/reading";
import { withTestDatabase } from "@/lib/testing/test-database";
import { GET as getBlockers } from "../configuration/blockers/route";
import { GET as getConfiguration } from "../configuration/route";
import { GET as getChecks } from "./checks/route";
import { GET as getConnection } from "./caller/route";

withTestDatabase();

let collector: CollectorUnderTest;
beforeAll(async () => {
  collector = await collectorUnderTest();
  globalThis.canopyConnection = undefined;
});
afterAll(() => collector.close());

it("says through whose eyes Canopy looks before there is a snapshot, and asks once", async () => {
  const connection = Connection.parse(await (await getConnection(asking("connection/caller"))).json());
  expect(connection).toMatchObject({
    region: "eu-west-1",
    homeRegion: "eu-west-1",
    endpoint: collector.endpoint,
  });
  expect(standing(connection, connection.securityHubAdministrators)).toBe("administrator");
  expect(standing(connection, connection.configAdministrators)).toBe("administrator");
  expect(standing(connection, connection.packAdministrators)).toBe("administrator");
  const before = await collector.calls("ListDelegatedAdministrators");
  await getConnection(asking("connection/caller"));
  expect(await collector.calls("ListDelegatedAdministrators")).toBe(before);
});

it("streams what it finds, a line each", async () => {
  const response = await getChecks(asking("connection/checks"));
  expect(response.headers.get("cache-control")).toContain("no-transform");
  const lines = (await response.text()).trim().split("\n");
  const checks = diagnose(lines.map((line) => Observation.parse(JSON.parse(line))));
  expect(checks.filter(({ state }) => state !== "fine").map(({ id }) => id)).toEqual(["endpoint"]);
});

it("is checked once for all who ask while a check is running", async () => {
  const operation = "DescribeOrganizationConfiguration";
  await collector.fault({ operation, times: 1, fault: { kind: "latency", ms: 500 } });
  const before = await collector.calls(operation);
  const left = new AbortController();
  const leaver = await getChecks(
    new Request("http://localhost/api/connection/checks", { signal: left.signal }),
  );
  const readers = await Promise.all([1, 2, 3, 4].map(() => getChecks(asking("connection/checks"))));
  left.abort();
  const texts = await Promise.all(readers.map((response) => response.text()));
  expect(new Set(texts.map((text) => text.trim().split("\n").length)).size).toBe(1);
  expect(await collector.calls(operation)).toBe(before + 1);
  await leaver.text();

  await (await getChecks(asking("connection/checks"))).text();
  expect(await collector.calls(operation)).toBe(before + 2);
});

it("answers the configuration part by part", async () => {
  await collector.fault({
    operation: "DescribeOrganizationConfiguration",
    times: 1,
    fault: { kind: "deny" },
  });
  const reading = ConfigurationReading.parse(await (await getConfiguration(asking("configuration"))).json());
  expect(reading).toMatchObject({
    isLive: true,
    configuration: { ok: false, failure: { code: "forbidden" } },
    findingAggregator: { ok: true, value: { homeRegion: "eu-west-1" } },
  });
});

it("names the blockers to LOCAL by their paths once the tree is known", async () => {
  collector.start();
  await snapshotWhen(({ meta }) => meta.complete);
  await collector.stop();
  const answer: unknown = await (await getBlockers(asking("configuration/blockers"))).json();
  expect(answer).toMatchObject({ ok: true, value: {} });
  expect(answer).toHaveProperty("value.associations.0.path", expect.stringContaining("Root"));
  expect(answer).toHaveProperty("value.policies.0.name");
});

function asking(what: string): Request {
  return new Request(`http://localhost/api/${what}`);
}
