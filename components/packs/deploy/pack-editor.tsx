"use client";

import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { packHref } from "@/components/inventory/addresses/packs-address";
import { planPath } from "@/components/inventory/addresses/plans-address";
import { runPath } from "@/components/inventory/addresses/runs-address";
import { ApprovalNotice, PlanInForm } from "@/components/inventory/plans/approval-notice";
import type { PlanInEdit } from "@/components/inventory/plans/save-plan";
import { useOrganization } from "@/components/inventory/use-organization";
import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import { DiscardDialog } from "@/components/ui/dialog/discard-dialog";
import { DockedNotices } from "@/components/ui/notice-dock";
import { announce } from "@/components/ui/status/announcer";
import { notify } from "@/components/ui/status/notifications";
import { packMutations } from "@/lib/aws-config/packs/change/client/mutations";
import type { TemplateSource } from "@/lib/aws-config/packs/change/pack-change";
import type { RunId } from "@/lib/runs/run-id";
import { type CheckedDraft, checkDraft } from "./check-draft";
import { EditStep } from "./edit-step";
import { type PackDraft, packDraftStore } from "./pack-draft";
import { type PackRequest, packRequest } from "@/lib/aws-config/packs/change/pack-request";
import { ReviewStep } from "./review-step";
import { useStored } from "@/components/ui/stores/use-stored";

/** Deploys or changes one pack: the form, then the review. `begun` is what the form starts from. */
export function PackEditor({
  draftKey,
  begun,
  plan,
}: {
  draftKey: string;
  begun: PackDraft;
  /** The plan that the form makes a new revision of. */
  plan?: PlanInEdit | undefined;
}) {
  const navigate = useNavigateAfterUrlUpdate();
  const store = packDraftStore(draftKey);
  const draft = useStored(store, undefined) ?? begun;
  const isBegun = store.get() !== undefined;
  const organization = useOrganization();
  const keep = useMutation(packMutations.keepTemplate());
  const [isDiscarding, setIsDiscarding] = useState(false);
  const checked = checkDraft(draft);
  const request = reviewedRequest(draft, checked);

  function change(part: Partial<PackDraft>) {
    store.begin({ ...(store.get() ?? begun), ...part });
  }
  /** The template is kept before the review: what is deployed then is what is shown. */
  async function review() {
    if (draft.source === "s3" || checked.isOfTags) {
      change({ step: "review" });
      return;
    }
    const kept = await keep.mutateAsync(draft.body).catch(() => undefined);
    // What was typed meanwhile is another template.
    if (kept !== undefined && (store.get() ?? begun).body === draft.body) change({ kept, step: "review" });
  }
  function discard() {
    store.discard();
    if (plan !== undefined) navigate(planPath(plan.id));
    else navigate(draft.base.pack === null ? "/packs" : packHref(draft.base.pack.name));
  }
  function saved(runId: RunId) {
    const name = draft.name.trim();
    const verb = draft.base.pack === null ? "deploying" : "updating";
    const title = request?.put === undefined ? `Tags of ${name} changed` : `AWS is ${verb} ${name}`;
    notify({ tone: "success", title, link: { label: "View run", href: runPath(runId) } });
    announce(`${title}.`);
    store.discard();
    navigate(packHref(name));
  }

  return (
    <>
      <DockedNotices>
        <ApprovalNotice kind="pack" accounts={organization.tree?.size ?? 0} />
        {plan && <PlanInForm plan={plan} />}
      </DockedNotices>
      {draft.step === "review" && request !== undefined ? (
        <ReviewStep
          draft={draft}
          name={request.name}
          request={request}
          rules={checked.template?.rules.length}
          tree={organization.tree}
          plan={plan}
          onChange={change}
          onSaved={saved}
          onPlanned={store.discard}
        />
      ) : (
        <EditStep
          draft={draft}
          checked={checked}
          organization={organization}
          isChecking={keep.isPending}
          failure={keep.error?.failure}
          onChange={change}
          onReview={() => void review()}
          onDiscard={() => (isBegun ? setIsDiscarding(true) : discard())}
        />
      )}
      <DiscardDialog open={isDiscarding} onOpenChange={setIsDiscarding} onDiscard={discard} />
    </>
  );
}

/** What is sent; undefined where something is missing, or a text has not been kept since it was edited. */
function reviewedRequest(draft: PackDraft, { put, isOfTags, errors }: CheckedDraft): PackRequest | undefined {
  if (isOfTags)
    return errors.size === 0 ? packRequest(draft.base, { put: undefined, tags: draft.tags }) : undefined;
  const { source, uri, kept } = draft;
  const template: TemplateSource | undefined = source === "s3" ? { kind: "s3", uri: uri.trim() } : kept;
  return put && template && packRequest(draft.base, { put: { ...put, template }, tags: draft.tags });
}
