import { CircleCheck } from "lucide-react";
import { CopyBlock } from "@/components/ui/copy-block";
import { Button } from "@/components/ui/button";
import { cx } from "@/components/ui/cx";
import { EmptyState } from "@/components/ui/status/empty-state";
import { ExportMenu } from "@/components/ui/export-menu";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import type { ErrorGroup } from "@/lib/aws-config/aggregators/sources/error-groups";
import type { ConfigurationAggregator } from "@/lib/aws-config/aggregators/model";
import type { SourceCause } from "@/lib/aws-config/aggregators/sources/source-causes";
import type { SourceMatrix } from "@/lib/aws-config/aggregators/sources/source-matrix";
import { countOf } from "@/lib/format/count";
import type { AccountPlace } from "../account-places";
import { errorTitle, messagesOf } from "./error-title";
import { aggregatorExportQuery } from "../export-query";
import { groupCauses } from "../group-causes";
import type { AggregatorViewChange } from "@/components/inventory/addresses/aggregators-address";
import { sourceStatusLabels } from "./source-labels";

/** As many accounts and messages as a glance takes in; the matrix has the others. */
const SHOWN_ACCOUNTS = 6;
const SHOWN_MESSAGES = 3;

/** What failed, one section for each error: what AWS says, why it may be so, and what to do. */
export function FailuresTab({
  aggregator,
  matrix,
  groups,
  isComplete,
  placeOf,
  onChange,
}: {
  aggregator: ConfigurationAggregator;
  matrix: SourceMatrix;
  groups: readonly ErrorGroup[];
  isComplete: boolean;
  placeOf: (id: string) => AccountPlace;
  onChange: (change: AggregatorViewChange) => void;
}) {
  if (groups.length === 0) {
    return (
      <EmptyState
        icon={<CircleCheck />}
        title={isComplete ? "No source has failed" : "No failed source so far"}
        className="flex-1"
      >
        {isComplete
          ? "AWS Config collects from every source it lists. What an account does not record is not collected, and does not count as a failure."
          : "The sources are still being read."}
      </EmptyState>
    );
  }
  return (
    <div className="min-h-0 flex-1 overflow-y-auto">
      <div className="flex justify-end border-b px-4 py-1">
        <ExportMenu
          href="/api/aggregators/export"
          params={() => aggregatorExportQuery(aggregator, { rows: "failures" })}
          everything="Account–Region pairs with an error"
          isFiltered={false}
          more={[
            {
              label: "Summary by error",
              params: () => aggregatorExportQuery(aggregator, { rows: "errors" }),
            },
          ]}
        />
      </div>
      {groups.map((group) => (
        <ErrorSection
          key={group.key}
          group={group}
          aggregator={aggregator}
          matrix={matrix}
          placeOf={placeOf}
          onShow={() => onChange({ tab: null, error: group.key, status: null, q: null, region: null })}
        />
      ))}
    </div>
  );
}

function ErrorSection({
  group,
  aggregator,
  matrix,
  placeOf,
  onShow,
}: {
  group: ErrorGroup;
  aggregator: ConfigurationAggregator;
  matrix: SourceMatrix;
  placeOf: (id: string) => AccountPlace;
  onShow: () => void;
}) {
  const { word, tone } = sourceStatusLabels[group.status];
  const places = group.sources.map((source) => placeOf(matrix.sources[source] ?? ""));
  const regions = group.regions.map((region) => matrix.regions[region] ?? "");
  const messages = messagesOf(group);
  const causes = groupCauses(group, aggregator, matrix, placeOf);
  const title = errorTitle(group);
  const shown = places.slice(0, SHOWN_ACCOUNTS);
  const likely = causes.filter((cause) => cause.likely);
  const command = likely.find((cause) => cause.command !== undefined)?.command;
  return (
    <section
      aria-label={title}
      className="grid gap-x-8 gap-y-3 border-b px-4 py-4 text-13 lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-2">
        <h2 className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <StatusMark tone={tone}>{word}</StatusMark>
          <span
            className={cx(
              "min-w-0 font-semibold break-words",
              group.code === "" ? "text-14" : "font-mono text-13",
            )}
          >
            {title}
          </span>
        </h2>
        <p className="text-ink-quiet tabular-nums">
          {countOf(places.length, "account")} in{" "}
          {regions.length === 1 ? regions[0] : countOf(regions.length, "Region")}
          {group.cells > places.length && `, ${countOf(group.cells, "account–Region pair")} in all`}
        </p>
        {group.code !== "" &&
          messages.slice(0, SHOWN_MESSAGES).map((message) => (
            <p key={message} className="border-l-2 pl-2.5 text-pretty break-words">
              {message}
            </p>
          ))}
        <ul className="flex flex-wrap gap-x-3 gap-y-1">
          {shown.map(({ id, name, path, state }) => (
            <li key={id} className="min-w-0">
              {path === undefined ? (
                name
              ) : (
                <TextLink
                  href={`/organization?target=${encodeURIComponent(id)}`}
                  look="quiet"
                  className={cx(state !== undefined && state !== "ACTIVE" && "text-suspended line-through")}
                >
                  <span title={path}>{name}</span>
                </TextLink>
              )}
            </li>
          ))}
          {places.length > shown.length && (
            <li className="text-ink-quiet">and {countOf(places.length - shown.length, "other")}</li>
          )}
        </ul>
        <div>
          <Button size="small" onClick={onShow}>
            Show in the matrix
          </Button>
        </div>
      </div>
      <div className="grid grid-cols-[minmax(0,1fr)] content-start gap-2">
        <h3 className="text-12 font-medium text-ink-quiet">What to do</h3>
        <CauseList causes={likely.length > 0 ? likely : causes} />
        {command !== undefined && (
          <>
            <p className="text-12 text-ink-quiet">In each of these accounts, and in each Region:</p>
            <CopyBlock label="AWS CLI command" text={command} />
          </>
        )}
        {likely.length > 0 && (
          <details>
            <summary className="w-fit cursor-pointer rounded-[2px] text-12 text-ink-quiet hover:text-ink">
              Other causes that are possible
            </summary>
            <div className="pt-2 text-ink-quiet">
              <CauseList causes={causes.filter((cause) => !cause.likely)} />
            </div>
          </details>
        )}
      </div>
    </section>
  );
}

function CauseList({ causes }: { causes: readonly SourceCause[] }) {
  return (
    <ul className="grid gap-2">
      {causes.map(({ title, remedy }) => (
        <li key={title} className="text-pretty">
          <strong className="font-medium">{title}</strong> {remedy}
        </li>
      ))}
    </ul>
  );
}
