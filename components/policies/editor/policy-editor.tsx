"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useAccess } from "@/components/frame/access-context";
import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { Banner } from "@/components/ui/status/banner";
import { notify } from "@/components/ui/status/notifications";
import { TextLink } from "@/components/ui/text-link";
import { FailureError } from "@/lib/core/failure-error";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { controlIndex } from "@/lib/security-hub/policies/standards/catalogue";
import { policyMutations } from "@/lib/security-hub/policies/client/mutations";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { POLICY_LIMIT } from "@/lib/security-hub/policies/rules";
import { RequestedSettings, settingsOf } from "@/lib/security-hub/policies/settings";
import { tagsOf } from "@/lib/security-hub/policies/tags";
import { planPath } from "@/components/inventory/addresses/plans-address";
import { policyLink } from "@/components/inventory/addresses/policy-links";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalNotice, PlanInForm } from "@/components/inventory/plans/approval-notice";
import type { PlanInEdit } from "@/components/inventory/plans/save-plan";
import { newRunId } from "@/components/inventory/runs/use-reason";
import type { NewRun, RunHead } from "@/lib/runs/new-run";
import type { PolicyChange } from "@/lib/runs/object-change";
import { allAccounts } from "@/lib/security-hub/policies/affected-accounts";
import { ConflictNotice } from "./conflict-notice";
import { EditStep } from "./edit-step";
import { ReviewStep } from "./review-step";
import { type FormStart, usePolicyForm } from "./use-policy-form";

/** The form of a policy, in two steps: enter and review. What was entered stays in the tab until it is saved. */
export function PolicyEditor({
  overview,
  entry,
  start,
  plan,
  onStale,
}: {
  overview: PolicyOverview;
  /** The policy that is changed; absent for a new one. */
  entry: PolicyEntry | undefined;
  start: FormStart;
  /** The plan that the form makes a new revision of. */
  plan: PlanInEdit | undefined;
  /** AWS says that the policy is not as it was thought to be. */
  onStale: () => void;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  const router = useRouter();
  const access = useAccess();
  const catalogue = useQuery(policiesQueries.catalogue());
  const known = catalogue.data ?? undefined;
  const form = usePolicyForm(start, controlIndex(known));
  const creation = useMutation(policyMutations.create());
  const update = useMutation(policyMutations.update());
  const failure = (entry === undefined ? creation : update).error?.failure;
  // Saving makes the policy newer than it was opened, too.
  const isOutdated = form.isOutdated && !update.isPending && !update.isSuccess;
  const original = overview.policies.find(({ summary }) => summary.id === start.copyOf);
  const isFull = entry === undefined && overview.policies.length >= POLICY_LIMIT;

  const accounts = entry === undefined ? 0 : allAccounts(entry.affected);

  async function save(why: Pick<NewRun, "reason" | "ticket">) {
    const { draft } = form;
    const run = { id: newRunId(), ...why };
    try {
      const policy = await sent(run);
      notify({
        tone: "success",
        title:
          entry === undefined ? `Created the policy ${policy.name}.` : `Saved the policy ${policy.name}.`,
        // A run of a policy isn't shown to who sees their OUs alone.
        ...(access?.seesOwnOus !== true && { link: { label: "View run", href: runPath(run.id) } }),
      });
      navigate(policyLink(policy.id));
      router.refresh();
      form.saved(
        draft,
        entry === undefined ? undefined : { updatedAt: policy.updatedAt, settings: settingsOf(policy) },
      );
    } catch (error) {
      // The mutation shows it; here it decides where to continue.
      if (!(error instanceof FailureError)) throw error;
      form.blame(error.failure);
      if (error.failure.code === "conflict" || error.failure.code === "not-found") onStale();
    }
  }

  /** What was entered, as a change; undefined where the policy to change is gone. */
  function entered(): PolicyChange | undefined {
    const { draft, opened } = form;
    const settings = RequestedSettings.parse(form.settings);
    if (entry === undefined)
      return {
        operation: "create",
        settings,
        tags: tagsOf(draft.tags),
        ...(start.copyOf !== undefined && { copyOf: start.copyOf }),
      };
    if (opened === undefined) return undefined;
    const { id: policyId } = entry.summary;
    return {
      operation: "update",
      policyId,
      openedAt: opened.updatedAt,
      settings,
      reason: draft.reason.trim(),
    };
  }

  function sent(run: RunHead) {
    const change = entered();
    if (change?.operation === "update") {
      const { policyId, openedAt, settings, reason } = change;
      return update.mutateAsync({ policyId, openedAt, settings, reason, run });
    }
    if (change?.operation !== "create") throw new Error("The form holds a policy.");
    const { settings, tags, copyOf } = change;
    return creation.mutateAsync({ settings, tags, run, ...(copyOf !== undefined && { copyOf }) });
  }

  return (
    <div className="mx-auto w-full max-w-5xl">
      <DockedNotices>
        {isFull && (
          <Banner kind="warning" title={`An organization has at most ${POLICY_LIMIT} policies.`}>
            All of them are there, so AWS will refuse another one.{" "}
            <TextLink href="/policies?sort=accounts">Delete one that governs nothing</TextLink> first.
          </Banner>
        )}
        <ApprovalNotice kind="policy" accounts={accounts} />
        {plan && <PlanInForm plan={plan} />}
        <ConflictNotice form={form} current={isOutdated ? start.current : undefined} catalogue={known} />
        {catalogue.error && (
          <FailureNotice
            failure={catalogue.error.failure}
            consequence="Standards and controls cannot be chosen until they have been read."
            onRetry={() => void catalogue.refetch()}
          />
        )}
        {known && <MissingPartsNotice missingParts={known.missingParts} />}
      </DockedNotices>
      {form.step === "review" && !isOutdated ? (
        <ReviewStep
          form={form}
          entry={entry}
          overview={overview}
          catalogue={known}
          failure={failure}
          busy={creation.isPending || update.isPending}
          original={original}
          plan={plan}
          accounts={accounts}
          change={entered}
          onSave={(why) => void save(why)}
        />
      ) : (
        <>
          {failure?.code === "invalid-input" && Object.keys(failure.fields).length > 0 && (
            <FailureNotice failure={failure} />
          )}
          <EditStep
            form={form}
            catalogue={known}
            refusal={entry?.refusal}
            onCancel={() => {
              form.forget();
              if (plan !== undefined) navigate(planPath(plan.id));
              else navigate(entry === undefined ? "/policies" : policyLink(entry.summary.id));
            }}
          />
        </>
      )}
    </div>
  );
}
