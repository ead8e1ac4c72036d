"use client";

import { type ReactNode, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { Banner } from "@/components/ui/status/banner";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field/text-field";
import { TextLink } from "@/components/ui/text-link";
import type { Failure } from "@/lib/core/failure";
import { countOf, formatCount, plural } from "@/lib/format/count";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { type Catalogue } from "@/lib/security-hub/policies/standards/catalogue";
import { changesDocument, isSame } from "@/lib/security-hub/policies/difference";
import { settingInWords } from "@/lib/security-hub/policies/parameter-value";
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";
import { PolicyChanges } from "@/components/inventory/changes/policy-changes";
import { governedLink } from "@/components/inventory/addresses/policy-links";
import { PolicyCode } from "../policy-code";
import { controlsInWords, futureInWords, parametersInWords } from "../policy-labels";
import { FormSection } from "./form-section";
import type { PolicyFormHandle } from "./use-policy-form";
import { standardName } from "@/lib/security-hub/policies/standards/standards";

/** Second step: what becomes different and for whom, before anything does, and the one deliberate press that does it. */
export function ReviewStep({
  form,
  entry,
  overview,
  catalogue,
  failure,
  busy,
  onSave,
}: {
  form: PolicyFormHandle;
  /** The policy that is changed; absent for a new one. */
  entry: PolicyEntry | undefined;
  overview: PolicyOverview;
  catalogue: Catalogue | undefined;
  failure: Failure | undefined;
  busy: boolean;
  onSave: () => void;
}) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const { difference, opened, settings } = form;
  const same = difference !== undefined && isSame(difference);
  const follows = difference !== undefined && changesDocument(difference);
  const isWhole = follows && entry?.targets.some(({ kind }) => kind === "root") === true;
  const confirms = !isWhole || typed.trim() === entry.summary.name;
  return (
    <form
      aria-label="Review"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (confirms && !same) onSave();
      }}
    >
      {failure && <FailureNotice failure={failure} />}
      {entry && <ReviewedPolicy entry={entry} />}
      {opened !== undefined && difference !== undefined ? (
        <>
          <FormSection title="What changes">
            {same ? (
              <p className="text-13 text-ink-quiet">No changes.</p>
            ) : (
              <PolicyChanges
                difference={difference}
                before={opened.settings}
                after={settings}
                catalogue={catalogue}
                {...(entry && { accounts: governedAccounts(entry.affected) })}
              />
            )}
          </FormSection>
          {entry && (
            <Followers entry={entry} follows={follows} overview={overview} off={!settings.serviceEnabled} />
          )}
        </>
      ) : (
        <FormSection title="What is created">
          <NewPolicyFacts form={form} catalogue={catalogue} />
          <p className="text-13 text-pretty text-ink-quiet">
            The new policy governs nothing. No account changes until it is assigned on the organization page.
          </p>
        </FormSection>
      )}
      <details className="border-b px-4 py-3">
        <summary className="w-fit cursor-pointer text-13">JSON and AWS CLI equivalent</summary>
        <div className="pt-3">
          <PolicyCode
            settings={settings}
            region={overview.meta.caller.region}
            {...(entry !== undefined && { policyId: entry.summary.id })}
          />
        </div>
      </details>
      <div className="grid gap-3 px-4 py-3">
        {isWhole && (
          <div className="max-w-xl">
            <TextField
              label={`This policy is applied to the root. Type ${entry.summary.name} to continue.`}
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              error={
                asked && !confirms ? `Type ${entry.summary.name}, exactly as the policy is named.` : undefined
              }
            />
          </div>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" variant="primary" busy={busy}>
            {saveInWords(settings.name, entry, follows)}
          </Button>
          <Button variant="ghost" onClick={form.back}>
            Back
          </Button>
          {asked && same && (
            <p role="alert" className="text-12 text-failed">
              There is nothing to save.
            </p>
          )}
        </div>
      </div>
    </form>
  );
}

function NewPolicyFacts({ form, catalogue }: { form: PolicyFormHandle; catalogue: Catalogue | undefined }) {
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

/** What is about to be changed, by name, and where it is applied. */
function ReviewedPolicy({ entry: { summary, targets } }: { entry: PolicyEntry }) {
  return (
    <FormSection title="Policy">
      <p className="text-14 font-medium break-words">{summary.name}</p>
      {targets.length > 0 && (
        <ul aria-label="Applied to" className="grid max-h-40 gap-0.5 overflow-auto text-13" tabIndex={0}>
          {targets.map(({ id, name, ancestors, accounts }) => (
            <li key={id} className="flex items-baseline gap-3">
              <span className="min-w-0 flex-1 truncate" title={id}>
                {[...ancestors.map((each) => each.name), name].join(" › ")}
              </span>
              <span className="shrink-0 text-12 text-ink-quiet tabular-nums">
                {countOf(accounts, "account")}
              </span>
            </li>
          ))}
        </ul>
      )}
    </FormSection>
  );
}

/** `Save pci-cardholder-data (95 accounts)`: the button names what it changes, and for how many. */
function saveInWords(name: string, entry: PolicyEntry | undefined, follows: boolean): string {
  if (entry === undefined) return `Create ${name}`;
  const accounts = follows ? governedAccounts(entry.affected) : 0;
  return `Save ${name} (${accounts === 0 ? "no account changes" : countOf(accounts, "account")})`;
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

/** The accounts that follow a change by themselves, and what may go wrong with it. */
function Followers({
  entry: { summary, affected, targets },
  follows,
  overview,
  off,
}: {
  entry: PolicyEntry;
  follows: boolean;
  overview: PolicyOverview;
  off: boolean;
}) {
  const accounts = governedAccounts(affected);
  const administrators = new Set<string>(overview.meta.delegatedAdministrators.map(({ id }) => id));
  const refused = off && targets.some(({ id }) => administrators.has(id));
  return (
    <FormSection title="Affected accounts">
      {!follows ? (
        <p className="text-13 text-pretty text-ink-quiet">
          No accounts: only the texts change, and no account is configured again.
        </p>
      ) : accounts === 0 ? (
        <p className="text-13 text-ink-quiet">No accounts are affected.</p>
      ) : (
        <>
          <p className="text-13">
            <TextLink look="quiet" href={governedLink(summary.id)}>
              <strong className="text-20 font-semibold tabular-nums">{formatCount(accounts)}</strong>{" "}
              {plural(accounts, "account inherits", "accounts inherit")}
            </TextLink>{" "}
            <span className="text-ink-quiet">
              by themselves, from {countOf(affected.targets, "target")}: {formatCount(affected.applied)}{" "}
              applied, {formatCount(affected.inherited)} inherited
            </span>
          </p>
          <ul className="grid list-disc gap-1 pl-5 text-13 text-pretty text-ink-quiet">
            <li>
              They become pending, which may take up to a day
              {affected.pending > 0 &&
                `; ${countOf(affected.pending, "account is", "accounts are")} pending already`}
              .
            </li>
            {affected.failed > 0 && (
              <li>
                {countOf(affected.failed, "account")} failed the last time; the cause may still be there.
              </li>
            )}
            {affected.inactive > 0 && (
              <li>
                {countOf(affected.inactive, "account is", "accounts are")} not active: the association will
                fail there.
              </li>
            )}
            <li>The change can be taken back only by another change: AWS keeps no earlier version.</li>
          </ul>
        </>
      )}
      {refused && (
        <Banner kind="warning" title="AWS will refuse this.">
          The policy is applied to the delegated administrator, where Security Hub cannot be disabled. Assign
          another policy to that account first.
        </Banner>
      )}
    </FormSection>
  );
}
