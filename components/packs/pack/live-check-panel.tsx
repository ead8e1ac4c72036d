"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type SyntheticEvent, useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { CopyBlock } from "@/components/ui/copy-block";
import { PanelFrame, PanelSection } from "@/components/ui/panel/panel-frame";
import { Button } from "@/components/ui/button";
import { Combobox } from "@/components/ui/menu/combobox";
import { TextField } from "@/components/ui/field/text-field";
import { detailedStatusCommand } from "@/lib/aws-config/packs/detailed-status-command";
import { type PackName, modelledPackStatuses } from "@/lib/aws-config/packs/model";
import { type DetailedStatusQuestion, packQueries } from "@/lib/aws-config/packs/client/queries";
import { liveQuestion, type LiveProblems } from "./live-question";
import { LivePage } from "./live-page";
import type { MemberRow } from "./member-rows";
import { cellLabels } from "@/components/inventory/packs/pack-labels";
import type { PackChange, PackParams } from "@/components/inventory/addresses/packs-address";

const ANY = "any";
const statusOptions = [
  { value: ANY, label: "Any status" },
  ...modelledPackStatuses.map((value) => ({ value, label: cellLabels[value].word, detail: value })),
];

/**
 * GetOrganizationConformancePackDetailedStatus with all its inputs and outputs: what AWS answers now, page by page,
 * beside what the snapshot says.
 */
export function LiveCheckPanel({
  packName,
  region,
  params,
  onChange,
  memberOf,
  onClose,
}: {
  packName: PackName;
  region: string;
  params: PackParams;
  onChange: (change: PackChange) => void;
  /** What the snapshot says of an account. */
  memberOf: (accountId: string) => MemberRow | undefined;
  onClose: () => void;
}) {
  const [asked, setAsked] = useState<DetailedStatusQuestion>();
  const [problems, setProblems] = useState<LiveProblems>({});
  const client = useQueryClient();

  function ask(question: DetailedStatusQuestion) {
    // Asked again the answer has to be a new one.
    client.removeQueries({ queryKey: packQueries.detailedStatus(question).queryKey, exact: true });
    setAsked(question);
  }
  function onSubmit(event: SyntheticEvent) {
    event.preventDefault();
    const outcome = liveQuestion(packName, params);
    setProblems("problems" in outcome ? outcome.problems : {});
    if ("question" in outcome) ask(outcome.question);
  }
  const outcome = liveQuestion(packName, params);
  return (
    <PanelFrame
      title="Check now"
      subtitle={<p className="text-12 text-ink-quiet">Current answer of AWS Config</p>}
      onClose={onClose}
    >
      <form noValidate onSubmit={onSubmit} className="grid gap-3 border-b px-4 py-3">
        <TextField
          label="Account id"
          mono
          inputMode="numeric"
          placeholder="every account"
          value={params.liveAccount}
          error={problems.accountId}
          onChange={(event) => onChange({ liveAccount: event.target.value })}
        />
        <Combobox
          label="Status"
          options={statusOptions}
          value={params.liveStatus ?? ANY}
          onChange={(status) => onChange({ liveStatus: status === ANY ? null : status })}
        />
        <TextField
          label="Results per page"
          mono
          inputMode="numeric"
          placeholder="AWS default"
          help="0 to 100"
          value={params.liveLimit}
          error={problems.limit}
          onChange={(event) => onChange({ liveLimit: event.target.value })}
        />
        <Button type="submit" variant="primary" className="justify-self-start">
          Ask AWS
        </Button>
      </form>
      {asked !== undefined && (
        <LiveAnswer
          question={asked}
          memberOf={memberOf}
          onNext={(nextToken) => ask({ ...asked, nextToken })}
          onAgain={() => {
            const { packName: name, filters, limit } = asked;
            ask({ packName: name, ...(filters && { filters }), ...(limit !== undefined && { limit }) });
          }}
        />
      )}
      {"question" in outcome && (
        <PanelSection title="Open in AWS">
          <CopyBlock
            label="AWS CLI command"
            text={detailedStatusCommand(packName, region, outcome.question)}
          />
        </PanelSection>
      )}
    </PanelFrame>
  );
}

function LiveAnswer({
  question,
  memberOf,
  onNext,
  onAgain,
}: {
  question: DetailedStatusQuestion;
  memberOf: (accountId: string) => MemberRow | undefined;
  onNext: (nextToken: string) => void;
  onAgain: () => void;
}) {
  const { data, error, isFetching, refetch } = useQuery({
    ...packQueries.detailedStatus(question),
    retry: false,
  });
  if (error && !isFetching) return <FailureNotice failure={error.failure} onRetry={() => void refetch()} />;
  if (data === undefined) {
    return (
      <p role="status" className="px-4 py-3 text-13 text-ink-quiet">
        Asking AWS Config…
      </p>
    );
  }
  return (
    <LivePage
      key={data.readAt}
      answer={data}
      isFirst={question.nextToken === undefined}
      memberOf={memberOf}
      onNext={onNext}
      onAgain={onAgain}
    />
  );
}
