"use client";

import { useState } from "react";
import { FailureNotice } from "@/components/failures/failure-notice";
import { ClientFailurePanel } from "@/components/failures/client-failure-panel";
import { MissingPartsNotice } from "@/components/failures/missing-parts-notice";
import { Tabs } from "@/components/ui/panel/tabs";
import { announce } from "@/components/ui/status/announcer";
import { type FailureCode, failureCodes } from "@/lib/core/failure";
import { sampleFailures } from "./sample-failures";

/** The ten failures, in place of a panel and above one. */
export function FailureExamples() {
  const [code, setCode] = useState<FailureCode>("forbidden");
  const failure = sampleFailures[code];
  const onRetry = () => announce("Trying again.");
  return (
    <section aria-label="Failures" className="min-w-0 border-t pb-8">
      <MissingPartsNotice
        missingParts={[
          { part: "ou-names", failure: sampleFailures.forbidden },
          { part: "associations", isPartial: true, failure: sampleFailures.throttled },
        ]}
      />
      <FailureNotice failure={failure} onRetry={onRetry} consequence="What is below was read 2 min ago." />
      <div className="overflow-x-auto p-4">
        <Tabs
          label="Failure code"
          value={code}
          onChange={setCode}
          tabs={failureCodes.map((value) => ({
            value,
            label: <span className="whitespace-nowrap">{value}</span>,
            content: <ClientFailurePanel failure={sampleFailures[value]} onRetry={onRetry} />,
          }))}
        />
      </div>
    </section>
  );
}
