"use client";

import { DockedNotices } from "@/components/ui/notice-dock";
import type { ReactNode } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { CollectionStatus, progressInWords } from "@/components/inventory/collection-status";
import { useCollectionProgress } from "@/components/inventory/use-collection-progress";
import { Banner } from "@/components/ui/status/banner";
import type { MissingPart } from "@/lib/core/missing-part";
import type { EarlierFigures, FigureDefinition } from "@/lib/core/figures";
import type { CollectionProgress } from "@/lib/inventory/snapshot/progress";
import type { Dataset } from "@/lib/inventory/snapshot/dataset";
import { FigureList } from "./figure-list";
import type { FigureView } from "./figure-view";
import { FirstReading } from "./first-reading";
import { OverviewPanel } from "./overview-panel";

/** What a panel says of a snapshot. */
export interface CollectedView {
  readonly takenAt: number;
  /** When the newest change that is counted was made, where it was read after the rest. */
  readonly changedAt: number | undefined;
  readonly complete: boolean;
  readonly missingParts: readonly MissingPart[];
  readonly figures: readonly FigureView[];
  readonly before: EarlierFigures | undefined;
}

/** The numbers of something that is collected, with its age, what is missing, and how far the next collection is. */
export function CollectedPanel({
  title,
  dataset,
  progress,
  view,
  definitions,
  lines,
  children,
}: {
  title: string;
  dataset: Dataset;
  progress: CollectionProgress;
  /** Undefined while there is no snapshot. */
  view: CollectedView | undefined;
  definitions: readonly FigureDefinition[];
  /** How many figures there are, for their place while they are read. */
  lines: number;
  /** Further notices. */
  children?: ReactNode;
}) {
  const feed = useCollectionProgress(progress, dataset);
  if (view === undefined) {
    return (
      <OverviewPanel title={title}>
        <FirstReading feed={feed} dataset={dataset} lines={lines} />
      </OverviewPanel>
    );
  }
  const { failure, state } = feed.progress;
  return (
    <OverviewPanel
      title={title}
      definitions={definitions}
      aside={
        <CollectionStatus takenAt={view.takenAt} changedAt={view.changedAt} feed={feed} dataset={dataset} />
      }
    >
      <DockedNotices>
        {state === "failed" && failure && (
          <FailureNotice failure={failure} consequence="What is shown was read before." />
        )}
        {!view.complete && (
          <Banner kind="info" title={`${title}: still reading.`}>
            {progressInWords(feed.progress)}. The figures count what has been read so far and will grow.
          </Banner>
        )}
        <MissingPartsNotice missingParts={view.missingParts} />
        {children}
      </DockedNotices>
      <FigureList
        label={title}
        figures={view.figures}
        before={view.before?.takenAt}
        isReading={!view.complete}
      />
    </OverviewPanel>
  );
}
