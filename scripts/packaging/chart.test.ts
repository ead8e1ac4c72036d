import { readFileSync } from "node:fs";
import { Deployment } from "kubernetes-models/apps/v1/Deployment";
import { Ingress } from "kubernetes-models/networking.k8s.io/v1/Ingress";
import { NetworkPolicy } from "kubernetes-models/networking.k8s.io/v1/NetworkPolicy";
import { PodDisruptionBudget } from "kubernetes-models/policy/v1/PodDisruptionBudget";
import { Service } from "kubernetes-models/v1/Service";
import { ServiceAccount } from "kubernetes-models/v1/ServiceAccount";
import { describe, expect, it } from "vitest";
import { parse, parseAllDocuments } from "yaml";
import { z } from "zod";
import { parseEnv } from "@/lib/env-variables";
import { withSecretFiles } from "@/lib/env-files";
import { renderChart } from "./testing/render-chart";

const chart = "packaging/helm/canopy";
const read = (file: string): string => readFileSync(`${chart}/${file}`, "utf8");
const Values = z.looseObject({
  settings: z.record(z.string(), z.string()),
  ingress: z.looseObject({}),
  networkPolicy: z.looseObject({}),
});
const values = Values.parse(parse(read("values.yaml")));
const valuesSchema = z.fromJSONSchema(
  z.record(z.string(), z.json()).parse(JSON.parse(read("values.schema.json"))),
);

/** Kubernetes' own schemas of what the chart makes. */
const kinds = { Deployment, Ingress, NetworkPolicy, PodDisruptionBudget, Service, ServiceAccount };
const Resource = z.looseObject({
  kind: z.enum([
    "Deployment",
    "Ingress",
    "NetworkPolicy",
    "PodDisruptionBudget",
    "Service",
    "ServiceAccount",
  ]),
});

function resourcesOf(given: unknown) {
  const documents = renderChart(given).flatMap((text) => parseAllDocuments(text));
  return documents.flatMap((document) => {
    expect(document.errors).toEqual([]);
    const content: unknown = document.toJS();
    return content === null ? [] : [Resource.parse(content)];
  });
}

describe("the chart", () => {
  it("makes what Kubernetes' schemas allow", () => {
    const all = { ...values, ingress: { ...values.ingress, enabled: true } };
    const resources = resourcesOf(all);
    expect(resources.map(({ kind }) => kind).toSorted()).toEqual(Object.keys(kinds).toSorted());
    for (const { kind, ...resource } of resources) {
      const model = new kinds[kind](z.custom<never>(() => true).parse(resource));
      expect(() => model.validate(), kind).not.toThrow();
    }
  });

  it("leaves out what is turned off", () => {
    const without = { ...values, networkPolicy: { ...values.networkPolicy, enabled: false } };
    const found = resourcesOf(without).map(({ kind }) => kind);
    expect(found).not.toContain("NetworkPolicy");
    expect(found).not.toContain("Ingress");
  });

  it("is refused by those schemas where it is wrong", () => {
    const wrong = resourcesOf({ ...values, replicas: "many" }).find(({ kind }) => kind === "Deployment");
    expect(() => new Deployment(z.custom<never>(() => true).parse({ ...wrong })).validate()).toThrow(
      "replicas",
    );
  });

  it("has values that its schema allows, and Canopy starts with", () => {
    expect(valuesSchema.safeParse(values).error).toBeUndefined();
    for (const wrong of [
      { ...values, replicas: 0 },
      { ...values, replica: 2 },
      { ...values, settings: { ...values.settings, DATABASE_URL: "postgres://a:b@c/d" } },
      { ...values, secretFiles: ["PASSWORD"] },
    ])
      expect(valuesSchema.safeParse(wrong).success, JSON.stringify(wrong)).toBe(false);
    const environment = { ...values.settings, DATABASE_URL_FILE: "/run/secrets/canopy/DATABASE_URL" };
    expect(parseEnv(withSecretFiles(environment, () => "postgres://a:b@c/d\n")).connections[0].region).toBe(
      "eu-west-1",
    );
  });
});
