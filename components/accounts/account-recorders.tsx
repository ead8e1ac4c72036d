import { RecorderNote } from "@/components/inventory/recorders/recorder-note";
import { recorderLabels } from "@/components/inventory/recorders/recorder-labels";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { DockedNotices } from "@/components/ui/notice-dock";
import { RelativeTime } from "@/components/ui/relative-time";
import { StatusMark } from "@/components/ui/status/status-mark";
import { TextLink } from "@/components/ui/text-link";
import { knownRecorder, knownRecorders } from "@/lib/aws-config/recorders/table/known-recorder";
import type { RecorderSnapshot } from "@/lib/aws-config/recorders/table/recorder-snapshot";
import type { AccountId } from "@/lib/core/identifiers";
import { AccountSection } from "./account-section";

/** Whether a configuration recorder is known to record in the account, Region by Region, and where that is known from. */
export function AccountRecorders({
  snapshot,
  accountId,
  region,
}: {
  /** Undefined while it has not been read. */
  snapshot: RecorderSnapshot | undefined;
  accountId: AccountId;
  /** The Region that is said of where no Region was read. */
  region: string;
}) {
  if (snapshot === undefined) {
    return (
      <AccountSection title="Configuration recorder">
        <p className="text-13 text-ink-quiet">
          Recorder coverage is read after the conformance packs, and has not been read yet.
        </p>
      </AccountSection>
    );
  }
  const { meta } = snapshot;
  const read = knownRecorders(snapshot, accountId);
  const known = read.length > 0 ? read : [knownRecorder(snapshot, accountId, region)];
  return (
    <AccountSection
      title="Configuration recorder"
      aside={
        <>
          {meta.aggregator !== undefined && (
            <>
              through the aggregator{" "}
              <TextLink
                href={`/aggregators/${encodeURIComponent(meta.region)}/${encodeURIComponent(meta.aggregator.name)}`}
              >
                {meta.aggregator.name}
              </TextLink>
              ,{" "}
            </>
          )}
          as of <RelativeTime at={meta.takenAt} />
        </>
      }
    >
      <DockedNotices>
        <MissingPartsNotice missingParts={meta.missingParts} />
      </DockedNotices>
      <ul aria-label="Configuration recorder by Region" className="grid">
        {known.map((each) => {
          const { word, tone, means } = recorderLabels[each.state];
          return (
            <li
              key={each.region}
              className="grid gap-x-4 gap-y-0.5 border-t py-2 text-13 first:border-t-0 sm:grid-cols-[11.5rem_minmax(0,1fr)]"
            >
              <span className="grid content-start gap-0.5" title={means}>
                <StatusMark tone={tone}>{word}</StatusMark>
                <span className="text-12 text-ink-quiet">{each.region}</span>
              </span>
              <RecorderNote known={each} />
            </li>
          );
        })}
      </ul>
    </AccountSection>
  );
}
