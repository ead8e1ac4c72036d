import { RelativeTime } from "@/components/ui/relative-time";
import { TextLink } from "@/components/ui/text-link";
import { isKnownToRecord } from "@/lib/aws-config/recorders/model";
import type { KnownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { recorderHelp, recorderSentence } from "./recorder-labels";

/** What is known of an account's recorder in a Region, how old that is, and AWS's page about it. */
export function RecorderNote({ known }: { known: KnownRecorder }) {
  const { capturedAt, collectedAt, state } = known;
  const help = recorderHelp(known);
  return (
    <p className="text-12 text-pretty break-words">
      {recorderSentence(known)}
      {capturedAt !== undefined && (
        <span className="text-ink-quiet">
          {" "}
          AWS Config recorded the recorder itself <RelativeTime at={capturedAt} />.
        </span>
      )}
      {collectedAt !== undefined && (
        <span className="text-ink-quiet">
          {" "}
          The source was last collected <RelativeTime at={collectedAt} />.
        </span>
      )}
      {!isKnownToRecord(state) && (
        <>
          {" "}
          <TextLink href={help.href}>{help.label}</TextLink>
        </>
      )}
    </p>
  );
}
