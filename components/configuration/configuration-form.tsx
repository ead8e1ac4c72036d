"use client";

import { useIsFetching } from "@tanstack/react-query";
import { Banner } from "@/components/ui/status/banner";
import { later } from "@/components/ui/later/later";
import { PermittedButton } from "@/components/frame/permitted-button";
import { useId, useState } from "react";
import { CopyBlock } from "@/components/ui/copy-block";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/field/radio-cards";
import { countOf, plural } from "@/lib/format/count";
import { changesOf, type SettingChange, updateOf } from "@/lib/security-hub/configuration/choice";
import { updateConfigurationCommand } from "@/lib/security-hub/configuration/command";
import type { ReviewedUpdate } from "@/lib/security-hub/configuration/client/mutations";
import { connectionQueries } from "@/lib/connection/client/queries";
import { reviewedOf } from "@/lib/security-hub/configuration/reviewed";
import { requirementsOf } from "@/lib/security-hub/configuration/requirements";
import type { RequirementContext } from "@/lib/security-hub/configuration/requirements";
import { consequencesOf } from "./consequences";
import type { ConfigurationDraftHandle } from "./configuration-draft";
import { ConfirmUpdate } from "./confirm-update";
import { BlockerLists } from "./blocker-lists";
import { RequirementList } from "./requirement-list";
import { removalsInWords } from "./requirement-labels";
import { SettingChanges } from "@/components/inventory/changes/setting-changes";
import { NewAccountFields, StatusFields } from "./settings-fields";
import type { BlockerWatch } from "./use-blockers";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { reasonOf } from "@/components/inventory/runs/reason";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { newRunId } from "@/components/inventory/runs/use-reason";
import type { NewRun } from "@/lib/runs/new-run";
import { useUpdateConfiguration } from "./use-update-configuration";

const ConfigurationFailure = later(
  async () => (await import("./configuration-failure")).ConfigurationFailure,
  ({ failure }) => <Banner kind="danger" title={failure.message} className="rounded-control border" />,
);

const types = [
  {
    value: "CENTRAL",
    title: "CENTRAL",
    description:
      "The delegated administrator governs accounts and OUs by configuration policies, from the home Region for all linked Regions.",
  },
  {
    value: "LOCAL",
    title: "LOCAL",
    description: "Each account configures Security Hub separately in each Region.",
  },
] as const;

/** What the last question before the change shows. */
interface Reviewed extends Omit<ReviewedUpdate, "run"> {
  readonly why: Pick<NewRun, "reason" | "ticket">;
  readonly changes: readonly SettingChange[];
  readonly consequences: readonly string[];
}

/** The form for UpdateOrganizationConfiguration: choose, see what it needs and changes, confirm. */
export function ConfigurationForm({
  context,
  watch,
  handle,
  accounts,
}: {
  context: RequirementContext;
  watch: BlockerWatch;
  handle: ConfigurationDraftHandle;
  /** Active accounts; undefined where they are not known. */
  accounts: number | undefined;
}) {
  const [asked, setAsked] = useState(false);
  // What the dialog asks about stays as it was when it opened, whatever AWS answers meanwhile.
  const [reviewed, setReviewed] = useState<Reviewed>();
  const { draft, choose } = handle;
  const { current, connection, blockers } = context;
  // Where AWS does not show which type it is now, none is proposed: a proposal would be a change that the user did not
  // ask for.
  const isUndecided = current === undefined && draft.choice.configurationType === undefined;
  const update = updateOf(current, draft.choice);
  const changes = changesOf(current, update);
  const requirements = requirementsOf(update, context);
  const unmet = requirements.filter(({ state }) => state === "unmet").length;
  const consequences = consequencesOf(current, update, accounts);
  const submission = useUpdateConfiguration(handle);
  // What failed may be asked for again as it is.
  const isSame = changes.length === 0 && current?.status !== "FAILED";
  const removals = removalsInWords(requirements, blockers);
  const problem = isUndecided ? undecided : problemOf(unmet, removals, isSame);
  const isRefused = !isUndecided && unmet > 0;
  const problemId = useId();
  const why = reasonOf(draft);
  const needsApproval = useNeedsApproval({ kinds: ["organization-configuration"], accounts: 0 }) === true;
  // The organization's id is what the last question asks for: it is waited for where AWS is still asked.
  const isAsking = useIsFetching({ queryKey: connectionQueries.connection().queryKey }) > 0;
  const isUnnamed = connection.organization === undefined && isAsking;

  /** What the last question shows, as a run. */
  function planned({ update: wanted, expected, why: given }: Reviewed): NewRun {
    const id = draft.plan?.id ?? newRunId();
    return {
      id,
      changes: [{ kind: "configuration", configuration: { update: wanted, expected } }],
      ...given,
    };
  }

  return (
    <form
      aria-label="Change the configuration"
      className="grid grid-cols-[minmax(0,1fr)] gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        setAsked(true);
        if (problem !== undefined || current === undefined || !why.ok) return;
        setReviewed({ update, changes, consequences, expected: reviewedOf(current), why: why.value });
      }}
    >
      <RadioCards
        legend="Configuration type"
        options={types}
        value={isUndecided ? undefined : update.configurationType}
        onChange={(configurationType) => choose({ configurationType })}
      />
      {!isUndecided && (
        <>
          <Section title="What AWS needs for it">
            {removals !== undefined && <p className="text-13 font-medium text-pretty">{removals}</p>}
            <RequirementList requirements={requirements} context={context} />
            {watch.isNeeded && blockers !== undefined && (
              <BlockerLists
                blockers={blockers}
                readAt={watch.readAt}
                failure={watch.failure}
                region={connection.region}
                isChecking={watch.isChecking}
                onCheck={watch.check}
              />
            )}
          </Section>
          <NewAccountFields update={update} onChoose={choose} />
          <details open={draft.choice.status !== undefined || Boolean(draft.choice.statusMessage)}>
            <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
              Read-only fields
            </summary>
            <StatusFields choice={draft.choice} onChoose={choose} />
          </details>
          <Section title="What changes">
            <SettingChanges changes={changes} />
            {changes.length > 0 && (
              <ul className="grid list-disc gap-1 pl-5 text-13 text-pretty">
                {consequences.map((consequence) => (
                  <li key={consequence}>{consequence}</li>
                ))}
              </ul>
            )}
          </Section>
          <Section title="Record">
            <ReasonFields
              typed={draft}
              errors={asked && !why.ok ? why.fields : {}}
              onChange={handle.explain}
            />
          </Section>
          <Section title="AWS CLI equivalent">
            <CopyBlock label="AWS CLI command" text={updateConfigurationCommand(update, connection.region)} />
          </Section>
        </>
      )}
      {draft.failure !== undefined && <ConfigurationFailure failure={draft.failure} />}
      {problem !== undefined && (asked || isRefused) && (
        <p id={problemId} role="alert" className="text-13 text-pretty text-failed">
          {problem}
        </p>
      )}
      <div className="flex flex-wrap gap-2">
        <PermittedButton
          permission="configuration:write"
          type="submit"
          variant="primary"
          busy={submission.isPending || isUnnamed}
          {...(isRefused && { "aria-disabled": true, "aria-describedby": problemId })}
        >
          {draft.failure === undefined ? "Review and change…" : "Try again…"}
        </PermittedButton>
        <Button
          variant="ghost"
          onClick={() => {
            setAsked(false);
            handle.discard();
          }}
        >
          Discard
        </Button>
      </div>
      {reviewed !== undefined && (
        <ConfirmUpdate
          update={reviewed.update}
          changes={reviewed.changes}
          consequences={reviewed.consequences}
          organizationId={connection.organization?.id}
          busy={submission.isPending}
          needsApproval={needsApproval}
          plan={draft.plan}
          planned={() => planned(reviewed)}
          onPlanned={handle.discard}
          onConfirm={() => {
            setAsked(false);
            const run = { id: newRunId(), ...reviewed.why };
            submission.send({ ...reviewed, run }, () => setReviewed(undefined));
          }}
          onClose={() => setReviewed(undefined)}
        />
      )}
    </form>
  );
}

const undecided =
  "Choose a configuration type first: AWS does not show which one it is now, and the request replaces it.";

/** Why the change is not sent as it stands; undefined where it can be. */
function problemOf(unmet: number, removals: string | undefined, isSame: boolean): string | undefined {
  if (unmet > 0) {
    const missing = `AWS would refuse this: ${countOf(unmet, "requirement")} above ${plural(unmet, "is", "are")} missing.`;
    return removals === undefined ? missing : `${missing} ${removals}`;
  }
  return isSame ? "No changes: these are the current settings." : undefined;
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title} className="grid grid-cols-[minmax(0,1fr)] gap-2">
      <h3 className="text-13 font-medium">{title}</h3>
      {children}
    </section>
  );
}
