import type { NotificationEvent } from "../../event";
import type { Rule } from "../../rule";

/** What is so now, as far as a rule is about it. */
export interface Observation {
  /** Each with what makes it another event while its key stays, such as the policy that failed. */
  readonly present: readonly { readonly value: string; readonly event: NotificationEvent }[];
  /** Whether what was seen under a key is over: what can't be known now is not. */
  readonly isOver: (key: string) => boolean;
  /** Changes with what is observed; the same as before means that nothing has to be looked at. */
  readonly version: string;
}

/** A rule is looked at for the caller of this key. */
export interface Watched {
  readonly rule: Rule;
  readonly callerKey: string;
  /** The version that was looked at last. */
  readonly seen: string | undefined;
}

/** Looks for what a kind of rule is about. Undefined where nothing is known now, or nothing has changed since `seen`. */
export type Watch = (watched: Watched) => Promise<Observation | undefined>;
