"use client";

import { useMutation, useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { DockedNotices } from "@/components/ui/notice-dock";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { Banner } from "@/components/ui/status/banner";
import { notify } from "@/components/ui/status/notifications";
import { TextLink } from "@/components/ui/text-link";
import { FailureError } from "@/lib/core/failure";
import type { PolicyEntry, PolicyOverview } from "@/lib/inventory/snapshot/policies/policy-overview";
import { controlIndex } from "@/lib/security-hub/policies/standards/catalogue";
import { policyMutations } from "@/lib/security-hub/policies/client/mutations";
import { policiesQueries } from "@/lib/security-hub/policies/client/queries";
import { POLICY_LIMIT } from "@/lib/security-hub/policies/rules";
import { settingsOf, type PolicySettings } from "@/lib/security-hub/policies/settings";
import { tagsOf } from "@/lib/security-hub/policies/tags";
import { policyLink } from "@/components/inventory/addresses/policy-links";
import { ConflictNotice } from "./conflict-notice";
import { EditStep } from "./edit-step";
import { ReviewStep } from "./review-step";
import { type FormStart, usePolicyForm } from "./use-policy-form";

/** The form of a policy, in two steps: enter and review. What was entered stays in the tab until it is saved. */
export function PolicyEditor({
  overview,
  entry,
  start,
  onStale,
}: {
  overview: PolicyOverview;
  /** The policy that is changed; absent for a new one. */
  entry: PolicyEntry | undefined;
  start: FormStart;
  /** AWS says that the policy is not as it was thought to be. */
  onStale: () => void;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  const router = useRouter();
  const catalogue = useQuery(policiesQueries.catalogue());
  const known = catalogue.data ?? undefined;
  const form = usePolicyForm(start, controlIndex(known));
  const creation = useMutation(policyMutations.create());
  const update = useMutation(policyMutations.update());
  const failure = (entry === undefined ? creation : update).error?.failure;
  // Saving makes the policy newer than it was opened, too.
  const isOutdated = form.isOutdated && !update.isPending && !update.isSuccess;
  const isFull = entry === undefined && overview.policies.length >= POLICY_LIMIT;

  async function save() {
    const { draft } = form;
    try {
      const policy = await sent(form.settings);
      notify({
        tone: "success",
        title:
          entry === undefined ? `Created the policy ${policy.name}.` : `Saved the policy ${policy.name}.`,
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

  function sent(settings: PolicySettings) {
    const { draft, opened } = form;
    if (entry === undefined || opened === undefined)
      return creation.mutateAsync({
        settings,
        tags: tagsOf(draft.tags),
        ...(start.copyOf !== undefined && { copyOf: start.copyOf }),
      });
    return update.mutateAsync({
      policyId: entry.summary.id,
      openedAt: opened.updatedAt,
      settings,
      reason: draft.reason,
    });
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
          onSave={() => void save()}
        />
      ) : (
        <>
          {failure?.code === "invalid-input" && Object.keys(failure.fields).length > 0 && (
            <FailureNotice failure={failure} />
          )}
          <EditStep
            form={form}
            catalogue={known}
            onCancel={() => {
              form.forget();
              navigate(entry === undefined ? "/policies" : policyLink(entry.summary.id));
            }}
          />
        </>
      )}
    </div>
  );
}

/** What the form of a policy begins with: the current policy in AWS. */
export function startOfEdit({ summary, detail }: PolicyEntry): FormStart | undefined {
  if (detail === undefined) return undefined;
  const settings = settingsOf(detail);
  return { key: summary.id, settings, current: { updatedAt: detail.updatedAt, settings } };
}

/** What the form of a new policy begins with: nothing, or the settings of another under a name of its own. */
export function startOfNew(from: PolicyEntry | undefined): FormStart {
  if (from?.detail === undefined) return { key: "new", settings: undefined, current: undefined };
  const settings = settingsOf(from.detail);
  return {
    key: `new.${from.summary.id}`,
    copyOf: from.summary.id,
    settings: { ...settings, name: `${settings.name}-copy` },
    current: undefined,
  };
}
