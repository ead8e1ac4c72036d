import type { Tone } from "@/components/ui/status/tone";
import { isKnownToRecord, type RecorderState } from "@/lib/aws-config/recorders/model";
import type { KnownRecorder } from "@/lib/aws-config/recorders/table/known-recorder";
import { countOf, formatCount } from "@/lib/format/count";

/** What is known of a configuration recorder, in the interface's words. */
export const recorderLabels: Readonly<
  Record<RecorderState, { readonly word: string; readonly tone: Tone; readonly means: string }>
> = {
  records: { word: "Records", tone: "success", means: "A recorder records all supported resource types." },
  "some-types": {
    word: "Records some types",
    tone: "outdated",
    means: "A recorder records, but not all resource types.",
  },
  stopped: { word: "Stopped", tone: "stuck", means: "The account's recorder doesn't record." },
  none: {
    word: "No recorder known",
    tone: "stuck",
    means: "The aggregator reports no failure, and its inventory has no recorder that Config rules use.",
  },
  "not-known": {
    word: "Not known from here",
    tone: "not-visible",
    means: "The aggregator doesn't say whether a recorder records.",
  },
};

const manageRecorder = "https://docs.aws.amazon.com/config/latest/developerguide/stop-start-recorder.html";
const troubleshoot =
  "https://docs.aws.amazon.com/config/latest/developerguide/aggregate-data-troubleshooting.html";

/** AWS's page about what stands in the way of a recorder that is known to record. */
export function recorderHelp({ reason }: KnownRecorder): { readonly href: string; readonly label: string } {
  return reason === "source-failed" || reason === "source-outdated"
    ? { href: troubleshoot, label: "Troubleshooting aggregated data" }
    : { href: manageRecorder, label: "Managing the configuration recorder" };
}

/** What is known of a recorder in a sentence that claims nothing else. */
export function recorderSentence(known: KnownRecorder): string {
  const { region, state, types } = known;
  if (state === "records") return `A recorder records all supported resource types in ${region}.`;
  if (isKnownToRecord(state)) {
    const named = countOf(types ?? 0, "resource type");
    return known.reason === "included-types"
      ? `A recorder records ${named} in ${region}: rules about others have no results.`
      : `A recorder records all resource types but ${types ?? 0} in ${region}: rules about those have no results.`;
  }
  return `No recorder is known to record in ${region}: ${whyNot(known)}`;
}

/** In how many accounts of a cause no recorder is known to record in a Region, and of how many of these nothing is known. */
export function unrecordedSentence(states: readonly RecorderState[], region: string): string {
  const without = states.filter((state) => !isKnownToRecord(state)).length;
  const unknown = states.filter((state) => state === "not-known").length;
  const all = states.length === 1 ? "the account" : `all ${formatCount(states.length)} accounts`;
  if (without === 0) return `A recorder is known to record in ${region} in ${all}.`;
  const notKnown = unknown === 0 ? "" : `; of ${formatCount(unknown)} of these, it isn't known from here`;
  return `No recorder is known to record in ${region} in ${formatCount(without)} of ${countOf(states.length, "account")}${notKnown}.`;
}

function whyNot({ reason, errorCode, errorMessage }: KnownRecorder): string {
  switch (reason) {
    case "stopped":
      return "the account's recorder is stopped.";
    case "none":
      return "the aggregator reports no failure, and its inventory has no recorder of the account.";
    case "service-linked":
      return "the aggregator's inventory has recorders of AWS services alone, which Config rules don't use.";
    case "source-failed": {
      const said = errorMessage ?? errorCode;
      const why = said === undefined ? "." : ` (${said.replace(/\.$/, "")}).`;
      return `the aggregator can't collect from the account there${why}`;
    }
    case "source-outdated":
      return "the aggregator's data of the account is out of date, and Canopy has read no recorder in it.";
    case "unclear":
      return "the aggregator's inventory has a recorder and doesn't say whether it records.";
    case "no-aggregator":
      return "there is no aggregator to read it through.";
    case "region-not-collected":
      return "it isn't known from here, because the aggregator isn't read for this Region.";
    case "account-not-collected":
      return "it isn't known from here, because the aggregator doesn't collect from the account.";
    default:
      return "Canopy has not read it.";
  }
}
