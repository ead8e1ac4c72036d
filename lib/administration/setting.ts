import { z } from "zod";
import type { RuntimeName } from "@/lib/env-runtime";

/** A setting that can be changed while Canopy runs. */
export interface AdministeredSetting {
  /** The environment variable that it stands in for. */
  readonly name: RuntimeName;
  /** What is in force, as the variable would hold it; empty where nothing is set. */
  readonly value: string;
  /** What would be in force without the change: the environment's, or Canopy's own. */
  readonly inherited: string;
  readonly source: "here" | "environment" | "default";
  /** Who changed it here, and when, in epoch milliseconds. */
  readonly changedBy?: string;
  readonly changedAt?: number;
  /** Whether the environment alone says what it is (`CANOPY_APPROVAL_FROM`). */
  readonly isPinned: boolean;
  /** A change of it that a second person has to approve. */
  readonly waiting?: WaitingChange;
}

/** A change that weakens the approval rules, until a second person has approved or discarded it. */
export interface WaitingChange {
  readonly id: WaitingChangeId;
  /** What would be in force with it. */
  readonly value: string;
  readonly before: string;
  readonly requestedBy: string;
  /** Epoch milliseconds. */
  readonly requestedAt: number;
  /** Whether something else is in force by now than when it was asked for: it can only be discarded. */
  readonly isStale: boolean;
  readonly isOwn: boolean;
}

export const WaitingChangeId = z.uuid().max(36, "The id of a change is a UUID.").brand<"WaitingChangeId">();
export type WaitingChangeId = z.infer<typeof WaitingChangeId>;

/** What collecting everything takes at the settings in force. */
export interface ReadingNow {
  /** Calls of one reading of all datasets; 0 before the first. */
  readonly calls: number;
  /** Calls beside, of what is read once a day. */
  readonly onceADay: number;
  /** The least time for it at AWS's rates, in milliseconds. */
  readonly leastMs: number;
  /** The refresh interval, and from one reading to the next, which the calls of a day may make longer; in milliseconds. */
  readonly refreshMs: number;
  readonly intervalMs: number;
  /** Whether even so a day takes more calls than it may: what is read once a day leaves too few. */
  readonly isOverLimit: boolean;
}

/** What the page of administration shows, and what the person who reads it may do. */
export interface Administration {
  readonly settings: readonly AdministeredSetting[];
  readonly reading: ReadingNow;
  readonly mayChange: boolean;
  readonly mayApprove: boolean;
  /** Whether one person alone uses this Canopy, so that there is no second one. */
  readonly isLocal: boolean;
}

const dayMs = 86_400_000;

/** The calls of a day with readings so far apart. */
export function callsInDay(
  { calls, onceADay }: Pick<ReadingNow, "calls" | "onceADay">,
  everyMs: number,
): number {
  return Math.floor((calls * dayMs) / everyMs) + onceADay;
}
