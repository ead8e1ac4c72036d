import { useState } from "react";
import type { RunHead } from "@/lib/runs/new-run";
import { RunId } from "@/lib/runs/run-id";
import { reasonOf, type ReasonErrors, type TypedReason } from "./reason";

/** The reason and ticket of a form that is kept nowhere, such as a dialog's. */
export interface ReasonInForm {
  readonly typed: TypedReason;
  readonly errors: ReasonErrors;
  readonly onChange: (change: TypedReason) => void;
  /** A new run's id with both; undefined where one is not what it should be, and then the fields say so. */
  readonly head: () => RunHead | undefined;
}

/** Keeps the reason and the ticket as they are typed, until what asks for them is gone. */
export function useReason(): ReasonInForm {
  const [typed, setTyped] = useState<TypedReason>({});
  const [asked, setAsked] = useState(false);
  const checked = reasonOf(typed);
  return {
    typed,
    errors: asked && !checked.ok ? checked.fields : {},
    onChange: (change) => setTyped((before) => ({ ...before, ...change })),
    head: () => {
      setAsked(true);
      return checked.ok ? { id: newRunId(), ...checked.value } : undefined;
    },
  };
}

/** The id of a run that is not started yet. */
export function newRunId(): RunId {
  return RunId.parse(crypto.randomUUID());
}
