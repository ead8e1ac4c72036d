/**
 * Reduces botocore's service models to what the sandbox answers: `npx tsx sandbox/models/extract/main.ts FOLDER`.
 * The folder holds `<service>/service-2.json` and `<service>/paginators-1.json`; a service that it lacks stays as it is.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { operationsInScope } from "./operations-in-scope";
import { type SandboxService, slimModel } from "./slim-model";

const attribution = "botocore 1.43.107, Apache-2.0, https://github.com/boto/botocore";
const services: readonly SandboxService[] = ["config", "organizations", "securityhub", "sns", "sts"];

const [source] = process.argv.slice(2);
if (source === undefined) throw new Error("Name the folder that holds the service models.");
for (const service of services.filter((name) => existsSync(join(source, name, "service-2.json")))) {
  const model = slimModel({
    service: readJson(join(source, service, "service-2.json")),
    paginators: readJson(join(source, service, "paginators-1.json")),
    operations: operationsInScope[service],
    attribution,
  });
  const path = `sandbox/models/${service}.json`;
  writeFileSync(path, `${JSON.stringify(model, null, 1)}\n`);
  console.log(path);
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
