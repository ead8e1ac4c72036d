import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { operationsInScope } from "./operations-in-scope";
import { type SandboxService, slimModel } from "./slim-model";

export const defaultSource = "../shared/reference/aws-models";
const attribution = "botocore 1.43.107, Apache-2.0, https://github.com/boto/botocore";
const services: readonly SandboxService[] = ["config", "organizations", "securityhub", "sns", "sts"];

interface RenderedModel {
  /** Relative to the project: `sandbox/models/sts.json`. */
  readonly path: string;
  readonly text: string;
}

/** The slimmed models as they are committed, of the services that `source` holds; undefined where it holds none. */
export function renderModels(source: string): readonly RenderedModel[] | undefined {
  if (!existsSync(join(source, "sts", "service-2.json"))) return undefined;
  const found = services.filter((service) => existsSync(join(source, service, "service-2.json")));
  return found.map((service) => renderModel(source, service));
}

function renderModel(source: string, service: SandboxService): RenderedModel {
  const model = slimModel({
    service: readJson(join(source, service, "service-2.json")),
    paginators: readJson(join(source, service, "paginators-1.json")),
    operations: operationsInScope[service],
    attribution,
  });
  return { path: `sandbox/models/${service}.json`, text: `${JSON.stringify(model, null, 1)}\n` };
}

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(path, "utf8"));
}
