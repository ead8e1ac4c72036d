"use client";

import type { ReactNode } from "react";
import { PolicyChanges } from "@/components/inventory/changes/policy-changes";
import type { PolicyEntry } from "@/lib/inventory/snapshot/policies/policy-overview";
import { differenceOf } from "@/lib/security-hub/policies/difference";
import { settingInWords } from "@/lib/security-hub/policies/parameter-value";
import { type PolicySettings, settingsOf } from "@/lib/security-hub/policies/settings";
import type { Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { standardName } from "@/lib/security-hub/policies/standards/standards";
import { controlsInWords, futureInWords, parametersInWords } from "../policy-labels";
import type { PolicyFormHandle } from "./use-policy-form";

/** What a copy has otherwise than the policy that it is made of. */
export function ToOriginal({
  original: { summary, detail },
  settings,
  catalogue,
}: {
  original: PolicyEntry;
  settings: PolicySettings;
  catalogue: Catalogue | undefined;
}) {
  if (detail === undefined) return null;
  const before = settingsOf(detail);
  return (
    <section aria-label={`Different from ${summary.name}`} className="grid gap-2">
      <h3 className="text-13 font-medium">Different from {summary.name}</h3>
      <PolicyChanges
        difference={differenceOf(before, settings)}
        before={before}
        after={settings}
        catalogue={catalogue}
      />
    </section>
  );
}

/** Everything that a new policy says. */
export function NewPolicyFacts({
  form,
  catalogue,
}: {
  form: PolicyFormHandle;
  catalogue: Catalogue | undefined;
}) {
  const { settings, draft } = form;
  const { serviceEnabled, enabledStandardIdentifiers: arns } = settings;
  const tags = draft.tags.filter(({ key }) => key !== "");
  const facts: readonly (readonly [term: string, value: ReactNode])[] = [
    ["Name", settings.name],
    ["Description", settings.description || "none"],
    ["Security Hub", serviceEnabled ? "on" : "off"],
    ...(serviceEnabled
      ? ([
          [
            "Standards",
            arns.map((arn) => standardName(catalogue, arn)).join(", ") || "none: no control runs",
          ],
          ["Controls", `${controlsInWords(settings)}. ${futureInWords(settings)}`],
          ["Parameters", parameterLines(settings)],
        ] as const)
      : []),
    ["Tags", tags.map(({ key, value }) => `${key}=${value}`).join(", ") || "none"],
  ];
  return (
    <dl className="grid gap-x-4 gap-y-1.5 text-13 sm:grid-cols-[8rem_minmax(0,1fr)]">
      {facts.map(([term, value]) => (
        <div key={term} className="contents">
          <dt className="text-ink-quiet">{term}</dt>
          <dd className="break-words">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Each parameter that the policy sets, with its value. */
function parameterLines(settings: PolicySettings): ReactNode {
  const set = settings.customParameters.flatMap(({ securityControlId, parameters }) =>
    parameters.map(
      (parameter) => `${securityControlId} ${parameter.name}: ${settingInWords(parameter, undefined)}`,
    ),
  );
  if (set.length === 0) return parametersInWords(settings);
  return (
    <ul className="grid gap-0.5">
      {set.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
