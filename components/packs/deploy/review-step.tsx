"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { SaveFailure } from "@/components/failures/save-failure";
import { PackChanges, PackTagChanges } from "@/components/inventory/changes/pack-changes";
import { type PlanInEdit, SavePlan } from "@/components/inventory/plans/save-plan";
import { useNeedsApproval } from "@/components/inventory/plans/use-plans";
import { reasonOf } from "@/components/inventory/runs/reason";
import { ReasonFields } from "@/components/inventory/runs/reason-fields";
import { newRunId } from "@/components/inventory/runs/use-reason";
import { useRecorders } from "@/components/inventory/recorders/use-recorders";
import { putPackCommand, templateFile } from "@/lib/aws-config/packs/change/cli-command";
import { CopyBlock } from "@/components/ui/copy-block";
import { Button } from "@/components/ui/button";
import { ReviewBar } from "@/components/ui/panel/review-bar";
import { Banner } from "@/components/ui/status/banner";
import { ABSENT_PACK, type PackDetail } from "@/lib/aws-config/packs/change/pack-change";
import { tagCommands } from "@/lib/aws-config/tags/tag-commands";
import { packImpact } from "@/lib/aws-config/packs/change/pack-impact";
import type { PackName } from "@/lib/aws-config/packs/model";
import { packQueries } from "@/lib/aws-config/packs/client/queries";
import type { OrgTree } from "@/lib/organizations/tree";
import type { NewRun } from "@/lib/runs/new-run";
import type { RunId } from "@/lib/runs/run-id";
import { FormPart } from "@/components/ui/field/form-part";
import { isUnchanged, onBase, type PackDraft, tagsOfDraft } from "./pack-draft";
import { AffectedAccounts } from "./affected-accounts";
import { changesOfRequest, type PackRequest } from "@/lib/aws-config/packs/change/pack-request";
import { useSavePack } from "./use-save-pack";

/** Second step: exactly what AWS gets, what it does to each account, and the one press that does it. */
export function ReviewStep({
  draft,
  name,
  request,
  rules,
  tree,
  plan,
  onChange,
  onSaved,
  onPlanned,
}: {
  draft: PackDraft;
  name: PackName;
  request: PackRequest;
  /** Of the template; undefined where it isn't known. */
  rules: number | undefined;
  tree: OrgTree | undefined;
  plan: PlanInEdit | undefined;
  onChange: (change: Partial<PackDraft>) => void;
  onSaved: (runId: RunId) => void;
  onPlanned: () => void;
}) {
  const { base } = draft;
  const { put } = request;
  const tags = tagsOfDraft(draft);
  const isNew = base.fingerprint === ABSENT_PACK;
  const why = reasonOf(draft);
  const [asked, setAsked] = useState(false);
  const now = useQuery({ ...packQueries.detail(name), refetchOnMount: "always" });
  const { data: packs } = useQuery(packQueries.snapshot());
  const { data: detail } = now;
  const recorders = useRecorders();
  const excluded = put?.excludedAccounts;
  const impact = useMemo(
    () =>
      tree &&
      excluded &&
      packImpact(tree, {
        ...{ name, excluded },
        packs: packs ?? undefined,
        rules,
        rulesOfPacks: new Map(detail?.rulesOfPacks.map((each) => [each.name, each.rules])),
        recorders,
      }),
    [tree, name, excluded, packs, rules, detail, recorders],
  );
  const affected = impact === undefined ? 0 : impact.accounts.create.length + impact.accounts.update.length;
  const needsApproval = useNeedsApproval({ kinds: ["pack"], accounts: affected }) === true;
  const isPlanned = needsApproval || plan !== undefined;
  const save = useSavePack(request, async (isHalfSaved) => {
    const read = await now.refetch();
    if (isHalfSaved && read.data) onChange(onBase(draft, read.data));
  });
  const isStale = detail !== undefined && !now.isFetching && !save.isSaving && !isUnchanged(base, detail);

  async function deploy() {
    setAsked(true);
    if (save.isSaving || isStale || !why.ok) return;
    const run = { id: newRunId(), ...why.value };
    if (await save.save(run)) onSaved(run.id);
  }

  function reviewed(): NewRun | undefined {
    setAsked(true);
    if (isStale || !why.ok) return undefined;
    return { id: plan?.id ?? newRunId(), changes: changesOfRequest(request), ...why.value };
  }

  const region = packs?.meta.region;
  const commands = [
    put && putPackCommand(put, region),
    request.tags && tags && tagCommands(tags, { region, arn: request.tags.arn }),
  ].filter((command) => command !== undefined);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className="relative min-h-0 flex-1 overflow-x-hidden overflow-y-auto" data-testid="pack-review">
        {save.failure && (
          <SaveFailure
            failure={save.failure}
            {...(save.isHalfSaved && {
              consequence:
                "AWS has taken the pack; its tags are not as they were reviewed. Saving again sends the tags alone.",
            })}
          />
        )}
        {now.error && (
          <FailureNotice
            failure={now.error.failure}
            consequence="Whether the pack has changed since you opened it could not be checked. Deploying checks once more and changes nothing if it has."
            onRetry={() => void now.refetch()}
          />
        )}
        {isStale && (
          <Stale
            name={name}
            isNew={isNew}
            detail={detail}
            onCompare={() => onChange(onBase(draft, detail))}
          />
        )}
        <FormPart title="Conformance pack">
          <p className="text-14 font-medium break-words">{name}</p>
        </FormPart>
        <FormPart title="What changes">
          {put === undefined ? (
            <PackTagChanges tags={tags} />
          ) : (
            <PackChanges before={base.pack} after={put} tags={tags ?? "not-known"} />
          )}
        </FormPart>
        <FormPart title="Affected accounts">
          {put === undefined ? (
            <p className="text-13 text-ink-quiet">
              None: tags belong to the pack itself, and nothing is deployed.
            </p>
          ) : tree === undefined || impact === undefined ? (
            <p className="text-13 text-ink-quiet">
              The organization has not been read yet: the pack is deployed to every account that isn&apos;t
              excluded.
            </p>
          ) : (
            <AffectedAccounts
              impact={impact}
              tree={tree}
              areRecordersRead={Boolean(recorders)}
              onExclude={(ids) => onChange({ excluded: [...new Set([...draft.excluded, ...ids])] })}
            />
          )}
        </FormPart>
        <FormPart title="AWS CLI equivalent">
          <div className="grid grid-cols-[minmax(0,1fr)] gap-2">
            <CopyBlock label="AWS CLI command" text={commands.join("\n")} />
            <p className="text-12 text-pretty text-ink-quiet">
              {put?.template.kind === "body" &&
                `The command reads the template from ${templateFile(put.name)}: run it where a file of that name has it. `}
              The CLI does not check for changes by others.
            </p>
          </div>
        </FormPart>
        <FormPart title="Record">
          <div className="grid max-w-xl gap-4">
            <ReasonFields typed={draft} errors={asked && !why.ok ? why.fields : {}} onChange={onChange} />
          </div>
        </FormPart>
      </div>
      <ReviewBar
        onBack={() => onChange({ step: "edit" })}
        hint={hint({ isSaving: save.isSaving, isReading: now.isFetching, isStale, isNew })}
      >
        {!isPlanned && (
          <Button variant="primary" busy={save.isSaving} onClick={() => void deploy()}>
            {put === undefined ? "Change tags" : isNew ? "Deploy pack" : "Update pack"}
          </Button>
        )}
        <SavePlan
          review={reviewed}
          accounts={affected}
          send={needsApproval}
          variant={isPlanned ? "primary" : "secondary"}
          editing={plan}
          onSaved={onPlanned}
        />
      </ReviewBar>
    </div>
  );
}

/** The pack is another one than when the form was opened: nothing is sent before that is looked at. */
function Stale({
  name,
  isNew,
  detail,
  onCompare,
}: {
  name: string;
  isNew: boolean;
  detail: PackDetail;
  onCompare: () => void;
}) {
  const title =
    detail.pack === null
      ? `${name} was deleted while you were editing.`
      : isNew
        ? `There is a conformance pack ${name} already.`
        : `${name} was changed while you were editing.`;
  const action =
    detail.pack === null
      ? "Deploy it again"
      : isNew
        ? "Update that one instead"
        : "Compare with the current one";
  return (
    <Banner
      kind="danger"
      title={title}
      action={
        <Button size="small" onClick={onCompare}>
          {action}
        </Button>
      }
    >
      What you entered is still here, and nothing was sent. The review then shows what changes against what
      AWS has now.
    </Banner>
  );
}

function hint({
  isSaving,
  isReading,
  isStale,
  isNew,
}: {
  isSaving: boolean;
  isReading: boolean;
  isStale: boolean;
  isNew: boolean;
}): string {
  if (isSaving) return "Sending the request…";
  if (isReading) return isNew ? "Checking whether the name is available…" : "Checking for changes by others…";
  if (isStale) return "Nothing was sent. Review what changed first.";
  return isNew ? "The name is available." : "No changes by others.";
}
