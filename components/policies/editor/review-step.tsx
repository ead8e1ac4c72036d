"use client";

import { useState } from "react";
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
import { governedAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { PolicyChanges } from "@/components/inventory/changes/policy-changes";
import { type PlanInEdit, SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { reasonOf } from "@/components/inventory/runs/reason";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { newRunId } from "@/components/inventory/runs/use-reason";
import type { NewRun } from "@/lib/runs/new-run";
import type { PolicyChange } from "@/lib/runs/object-change";
import { governedLink } from "@/components/inventory/addresses/policy-links";
import { PolicyCode } from "../policy-code";
import { FormSection } from "./form-section";
import { NewPolicyFacts, ToOriginal } from "./new-policy-facts";
import type { PolicyFormHandle } from "./use-policy-form";

/** Second step: what becomes different and for whom, before anything does, and the one deliberate press that does it. */
export function ReviewStep({
  form,
  entry,
  overview,
  catalogue,
  failure,
  busy,
  original,
  plan,
  accounts,
  change,
  onSave,
}: {
  form: PolicyFormHandle;
  /** The policy that is changed; absent for a new one. */
  entry: PolicyEntry | undefined;
  overview: PolicyOverview;
  catalogue: Catalogue | undefined;
  failure: Failure | undefined;
  busy: boolean;
  /** The policy of which a new one is a copy. */
  original: PolicyEntry | undefined;
  plan: PlanInEdit | undefined;
  /** Those that the policy governs, whatever their state. */
  accounts: number;
  change: () => PolicyChange | undefined;
  onSave: (why: Pick<NewRun, "reason" | "ticket">) => void;
}) {
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState(false);
  const { difference, opened, settings } = form;
  const same = difference !== undefined && isSame(difference);
  const follows = difference !== undefined && changesDocument(difference);
  const needsApproval = useNeedsApproval({ kinds: ["policy"], accounts }) === true;
  const isPlanned = needsApproval || plan !== undefined;
  const isWhole = !isPlanned && follows && entry?.targets.some(({ kind }) => kind === "root") === true;
  const why = reasonOf(form.draft, entry !== undefined);
  const confirms = !isWhole || typed.trim() === entry.summary.name;

  /** What was reviewed; undefined where something is missing, and then the form says what. */
  function reviewed(): NewRun | undefined {
    setAsked(true);
    const policy = change();
    if (!why.ok || same || policy === undefined) return undefined;
    return { id: plan?.id ?? newRunId(), changes: [{ kind: "policy", policy }], ...why.value };
  }

  return (
    <form
      aria-label="Review"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (!isPlanned && confirms && !same && why.ok) onSave(why.value);
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
          {original && <ToOriginal original={original} settings={settings} catalogue={catalogue} />}
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
      <FormSection title="Record">
        <div className="grid max-w-xl gap-4">
          <ReasonFields
            typed={form.draft}
            errors={asked && !why.ok ? why.fields : {}}
            {...(entry && {
              help: "Kept with the run, and sent with the update as UpdatedReason, which AWS does not show again.",
            })}
            onChange={form.change}
          />
        </div>
      </FormSection>
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
          {!isPlanned && (
            <Button type="submit" variant="primary" busy={busy}>
              {saveInWords(settings.name, entry, follows)}
            </Button>
          )}
          <SavePlan
            review={reviewed}
            send={needsApproval}
            {...(entry && { accounts })}
            variant={isPlanned ? "primary" : "secondary"}
            editing={plan}
            onSaved={form.forget}
          />
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
