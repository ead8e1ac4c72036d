import { z } from "zod";

/** A configuration recorder as an aggregator's inventory has it; what AWS leaves out is absent. */
export interface RecorderItem {
  readonly accountId: string;
  readonly region: string;
  readonly name?: string;
  readonly isRecording?: boolean;
  /** Which resource types it records. */
  readonly scope?: "all" | "included-types" | "excluded-types";
  /** How many types it names: those that it records, or those that it doesn't. */
  readonly types?: number;
  /** ISO 8601: when AWS Config recorded the item itself. */
  readonly capturedAt?: string;
}

/** AWS services name the recorders that they make for themselves so: Config rules don't evaluate what those record. */
export const SERVICE_LINKED_PREFIX = "AWSConfigurationRecorderFor";

/** What is stored of an account in a Region: its index is the code. New ones go to the end. */
export const recorderCodes = [
  /** No data source says anything of it. */
  "nothing-read",
  "records",
  "included-types",
  "excluded-types",
  "stopped",
  /** The aggregator reports no failure, and its inventory has no recorder. */
  "none",
  "source-failed",
  /** The source is OUTDATED, and no recorder of it was read. */
  "source-outdated",
  /** The item doesn't say whether it records. */
  "unclear",
  /** There are recorders of AWS services alone. */
  "service-linked",
] as const;
export type RecorderCode = (typeof recorderCodes)[number];

/** What Canopy says of a recorder: what people filter and count by. */
export const recorderStates = ["records", "some-types", "stopped", "none", "not-known"] as const;
export const RecorderState = z.enum(recorderStates);
export type RecorderState = z.infer<typeof RecorderState>;

/** The state that a code comes down to. A recorder that a service has made for itself is none that Config rules use. */
export function recorderStateOf(code: RecorderCode): RecorderState {
  switch (code) {
    case "records":
    case "stopped":
      return code;
    case "included-types":
    case "excluded-types":
      return "some-types";
    case "none":
    case "service-linked":
      return "none";
    default:
      return "not-known";
  }
}

/** Whether a recorder is known to record, if only some resource types. */
export function isKnownToRecord(state: RecorderState): boolean {
  return state === "records" || state === "some-types";
}
