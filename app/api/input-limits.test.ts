import { globSync, readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { z } from "zod";
import * as administrationActions from "@/lib/administration/server/actions";
import * as aggregatorActions from "@/lib/aws-config/aggregators/server/actions";
import * as complianceActions from "@/lib/aws-config/compliance/server/actions";
import * as packChangeActions from "@/lib/aws-config/packs/change/server/actions";
import * as packActions from "@/lib/aws-config/packs/server/actions";
import * as weeklyChangeActions from "@/lib/aws-config/weekly-changes/server/actions";
import { limitedRecord } from "@/lib/core/limited-record";
import * as identityActions from "@/lib/identity/server/actions";
import * as inventoryActions from "@/lib/inventory/server/actions";
import * as notificationActions from "@/lib/notifications/server/actions";
import * as organizationsPolicyActions from "@/lib/organizations/policies/server/actions";
import * as planActions from "@/lib/runs/plans/server/actions";
import * as runActions from "@/lib/runs/server/actions";
import * as hubActions from "@/lib/security-hub/server/actions";
import * as policyActions from "@/lib/security-hub/policies/server/actions";
import * as viewActions from "@/lib/views/server/actions";
import "./activity/export/route";
import "./activity/route";
import "./aggregators/sources/route";
import "./notifications/deliveries/route";
import "./plans/export/route";
import "./plans/plan/route";
import "./plans/route";
import "./runs/export/route";
import "./runs/route";
import "./runs/run/route";
import "./runs/steps/route";
import "./runs/undo/route";
import "./v1/[...path]/route";
import { registeredInputs } from "@/lib/server/input-schemas";

const actionFiles = {
  "lib/administration/server/actions.ts": administrationActions,
  "lib/aws-config/aggregators/server/actions.ts": aggregatorActions,
  "lib/aws-config/compliance/server/actions.ts": complianceActions,
  "lib/aws-config/packs/change/server/actions.ts": packChangeActions,
  "lib/aws-config/packs/server/actions.ts": packActions,
  "lib/aws-config/weekly-changes/server/actions.ts": weeklyChangeActions,
  "lib/identity/server/actions.ts": identityActions,
  "lib/inventory/server/actions.ts": inventoryActions,
  "lib/notifications/server/actions.ts": notificationActions,
  "lib/organizations/policies/server/actions.ts": organizationsPolicyActions,
  "lib/runs/plans/server/actions.ts": planActions,
  "lib/runs/server/actions.ts": runActions,
  "lib/security-hub/server/actions.ts": hubActions,
  "lib/security-hub/policies/server/actions.ts": policyActions,
  "lib/views/server/actions.ts": viewActions,
};

it("looks at every action there is", () => {
  expect(globSync("{app,components,lib}/**/actions.ts").sort()).toEqual(Object.keys(actionFiles).sort());
  const actions = Object.values(actionFiles).flatMap((file) => Object.keys(file));
  const operations = [...registeredInputs().keys()].filter((name) => !/^(GET|API) /.test(name));
  expect(operations).toHaveLength(actions.length);
  const serverFiles = globSync("{app,components,lib}/**/*.{ts,tsx}").filter((path) => isServerFile(path));
  expect(serverFiles.sort()).toEqual(Object.keys(actionFiles).sort());
});

it("finds a limit on every text, list and record that is taken", () => {
  const unlimited = [...registeredInputs()].flatMap(([name, schema]) => unlimitedIn(schema, name));
  expect(unlimited).toEqual([]);
});

it("would find one without", () => {
  const Text = z.string().max(5);
  const schema = z.object({
    list: z.array(Text),
    text: z.string().regex(/^x$/).optional(),
    record: z.record(Text, Text),
    limited: limitedRecord(z.string(), Text, 5, "Too many."),
    inner: z
      .union([z.tuple([z.string()]), z.literal("x")])
      .nullable()
      .default(null),
    open: z.looseObject({}),
    anything: z.unknown(),
    fine: z.array(Text).max(5),
  });
  expect(unlimitedIn(schema, "x").sort()).toEqual(
    ["x.anything", "x.inner.0", "x.limited.*", "x.list", "x.open", "x.record", "x.text"].sort(),
  );
});

/** The paths of texts, lists and records in a schema that can be of any length. */
function unlimitedIn(schema: z.core.$ZodType, path: string): string[] {
  if (schema instanceof z.ZodString || schema instanceof z.ZodStringFormat)
    return schema.maxLength === null ? [path] : [];
  if (schema instanceof z.ZodArray)
    return [...(hasMaximum(schema) ? [] : [path]), ...unlimitedIn(schema.element, `${path}[]`)];
  if (schema instanceof z.ZodRecord) {
    const { maxItems } = schema.meta() ?? {};
    return [
      ...(typeof maxItems === "number" ? [] : [path]),
      ...unlimitedIn(schema.keyType, `${path}.*`),
      ...unlimitedIn(schema.valueType, `${path}.*`),
    ];
  }
  if (schema instanceof z.ZodObject) {
    const members = Object.entries<z.core.$ZodType>(schema.shape);
    const { catchall } = schema.def;
    const isOpen = catchall !== undefined && !(catchall instanceof z.ZodNever);
    return [
      ...(isOpen ? [path] : []),
      ...members.flatMap(([name, member]) => unlimitedIn(member, `${path}.${name}`)),
    ];
  }
  if (schema instanceof z.ZodUnion) return schema.options.flatMap((option) => unlimitedIn(option, path));
  if (schema instanceof z.ZodTuple)
    return schema.def.items.flatMap((item, index) => unlimitedIn(item, `${path}.${index}`));
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodExactOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault
  )
    return unlimitedIn(schema.def.innerType, path);
  if (schema instanceof z.ZodPipe) return unlimitedIn(schema.def.in, path);
  return isShort(schema) ? [] : [path];
}

function isShort(schema: z.core.$ZodType): boolean {
  return (
    schema instanceof z.ZodEnum ||
    schema instanceof z.ZodLiteral ||
    schema instanceof z.ZodBoolean ||
    schema instanceof z.ZodNumber
  );
}

function hasMaximum(schema: z.ZodArray): boolean {
  return (schema.def.checks ?? []).some(({ _zod: { def } }) => def.check === "max_length");
}

function isServerFile(path: string): boolean {
  return /^\s*"use server"/.test(readFileSync(path, "utf8"));
}
