import { useState } from "react";
import type { Failure } from "@/lib/core/failure";
import type { PolicyId } from "@/lib/core/identifiers";
import type { ControlDefinition } from "@/lib/security-hub/policies/standards/catalogue";
import { differenceOf, type PolicyDifference } from "@/lib/security-hub/policies/difference";
import { draftOf, emptyPolicyDraft, type PolicyDraft, readDraft } from "@/lib/security-hub/policies/draft";
import { mergeSettings } from "@/lib/security-hub/policies/merge";
import { policyRules, problemsByField } from "@/lib/security-hub/policies/rules";
import type { PolicySettings } from "@/lib/security-hub/policies/settings";
import { tagProblems } from "@/lib/security-hub/policies/tags";
import { type Opened, policyFormStore } from "./policy-form-store";
import { useStored } from "@/components/ui/stores/use-stored";

/** What the form begins with. */
export interface FormStart {
  /** Under which the form is kept in the tab. */
  readonly key: string;
  readonly settings: PolicySettings | undefined;
  /** Of a plan that is edited: what it has beside the settings, and the policy as it was reviewed. */
  readonly planned?: {
    readonly beside: Pick<PolicyDraft, "reason" | "ticket" | "tags">;
    readonly opened?: Opened;
  };
  /** Present where a policy is changed: the current policy in AWS. */
  readonly current: Opened | undefined;
  /** Present where a new policy begins as a copy. */
  readonly copyOf?: PolicyId;
}

type Change = Partial<PolicyDraft> | ((draft: PolicyDraft) => Partial<PolicyDraft>);

export interface PolicyFormHandle {
  readonly draft: PolicyDraft;
  readonly settings: PolicySettings;
  /** What makes the policy as it was opened into what the form says. */
  readonly difference: PolicyDifference | undefined;
  readonly opened: Opened | undefined;
  readonly step: "edit" | "review";
  readonly isTouched: boolean;
  /** The policy has been changed in AWS since it was opened. */
  readonly isOutdated: boolean;
  /** What is wrong with a field, once the review was asked for. */
  readonly problem: (field: string) => string | undefined;
  readonly problems: ReadonlyMap<string, string>;
  readonly isAsked: boolean;
  /** Takes a function where what follows depends on what is entered by then; itself it stays the same while one types. */
  readonly change: (change: Change) => void;
  /** Goes on to the review where nothing is wrong, and says what is where something is. */
  readonly review: () => boolean;
  readonly back: () => void;
  /** Makes the changes on the policy as it is now; answers what both have changed differently. */
  readonly merge: () => readonly string[];
  /** Gives up what was entered. */
  readonly forget: () => void;
  /**
   * Forgets the draft that was saved. What was entered after it was sent stays, as a change of the policy that was
   * saved, `now`; undefined for a new policy.
   */
  readonly saved: (sent: PolicyDraft, now: Opened | undefined) => void;
  /** Takes in what the server found wrong with the fields. */
  readonly blame: (failure: Failure) => void;
}

const noBlame: ReadonlyMap<string, string> = new Map();

/** The form of a policy: what was entered in this tab, or what the policy says. */
export function usePolicyForm(
  start: FormStart,
  definitions: ReadonlyMap<string, ControlDefinition>,
): PolicyFormHandle {
  const store = policyFormStore(start.key);
  const form = useStored(store, undefined);
  const [isAsked, setIsAsked] = useState(false);
  const [blamed, setBlamed] = useState(noBlame);
  const begun = {
    ...(start.settings === undefined ? emptyPolicyDraft : draftOf(start.settings)),
    ...start.planned?.beside,
  };
  const draft = form?.draft ?? begun;
  const opened = form === undefined ? (start.planned?.opened ?? start.current) : form.opened;
  const read = readDraft(draft, definitions, opened?.settings);
  // The texts of a copy are new; what else it takes over AWS has already.
  const copied = start.settings && { ...start.settings, name: "", description: "" };
  const problems = problemsOf(draft, read, definitions, opened, opened?.settings ?? copied);
  const step = form?.step === "review" && problems.size === 0 ? "review" : "edit";

  function keep(next: PolicyDraft, changes: { step?: "edit" | "review"; opened?: Opened } = {}) {
    const base = changes.opened ?? opened;
    store.set({ draft: next, step: changes.step ?? step, ...(base !== undefined && { opened: base }) });
  }

  function forget() {
    setIsAsked(false);
    setBlamed(noBlame);
    store.set(undefined);
  }

  return {
    draft,
    settings: read.settings,
    difference: opened && differenceOf(opened.settings, read.settings),
    opened,
    step,
    isTouched: form !== undefined,
    isOutdated:
      opened !== undefined && start.current !== undefined && opened.updatedAt !== start.current.updatedAt,
    problem: (field) => blamed.get(field) ?? (isAsked ? problems.get(field) : undefined),
    problems,
    isAsked,
    change: (change) => {
      const now = store.get()?.draft ?? begun;
      setBlamed(noBlame);
      keep({ ...now, ...(typeof change === "function" ? change(now) : change) });
    },
    review: () => {
      setIsAsked(true);
      if (problems.size > 0) return false;
      keep(draft, { step: "review" });
      return true;
    },
    back: () => keep(draft, { step: "edit" }),
    merge: () => {
      if (opened === undefined || start.current === undefined) return [];
      const { settings, conflicts } = mergeSettings(opened.settings, read.settings, start.current.settings);
      const { reason, ticket = "", tags } = draft;
      const merged = { ...draftOf(settings), reason, ticket, tags };
      keep(
        { ...merged, parameters: withUnread(merged, draft, read.problems) },
        { opened: start.current, step: "edit" },
      );
      return conflicts;
    },
    forget,
    saved: (sent, now) => {
      const kept = store.get();
      if (kept === undefined || kept.draft === sent) forget();
      else store.set({ ...kept, ...(now !== undefined && { opened: now }) });
    },
    blame: (failure) => {
      if (failure.code !== "invalid-input") return;
      const fields = Object.entries(failure.fields).map(
        ([field, [problem = ""]]) => [field.replace(/^settings\./, ""), problem] as const,
      );
      if (fields.length === 0) return;
      setBlamed(new Map(fields));
      keep(draft, { step: "edit" });
    },
  };
}

function problemsOf(
  draft: PolicyDraft,
  read: ReturnType<typeof readDraft>,
  definitions: ReadonlyMap<string, ControlDefinition>,
  opened: Opened | undefined,
  existing: PolicySettings | undefined,
): ReadonlyMap<string, string> {
  const { error } = policyRules(definitions, existing).safeParse(read.settings);
  const problems = new Map(error === undefined ? [] : problemsByField(error));
  if (opened === undefined) {
    for (const [field, problem] of tagProblems(draft.tags)) problems.set(field, problem);
  } else if (opened.settings.description !== "" && read.settings.description === "") {
    problems.set("description", "A description can't be removed. Enter another one.");
  }
  // A text that is not a value says more than that the value is missing.
  for (const [field, problem] of read.problems) problems.set(field, problem);
  return problems;
}

/** Texts that are not values yet are no part of the settings; they must not be lost over a merge. */
function withUnread(
  merged: PolicyDraft,
  mine: PolicyDraft,
  problems: ReadonlyMap<string, string>,
): PolicyDraft["parameters"] {
  const parameters = { ...merged.parameters };
  for (const [controlId, ofControl] of Object.entries(mine.parameters)) {
    for (const [name, parameter] of Object.entries(ofControl)) {
      if (!problems.has(`parameters.${controlId}.${name}`)) continue;
      parameters[controlId] = { ...parameters[controlId], [name]: parameter };
    }
  }
  return parameters;
}
