import { useCallback, useEffect, useRef, useState } from "react";
import { failureOf } from "@/components/failures/failure-of";
import type { Failure } from "@/lib/core/failure";
import { readObservations } from "@/lib/connection/client/read-observations";
import type { Observation } from "@/lib/connection/observation";

export interface ConnectionChecks {
  readonly observations: readonly Observation[];
  readonly isRunning: boolean;
  /** Why Canopy's own server broke off; what was observed before stays. */
  readonly failure: Failure | undefined;
  /** Epoch milliseconds at which the last checks ended; undefined before. */
  readonly endedAt: number | undefined;
  readonly run: () => void;
}

interface State {
  readonly observations: readonly Observation[];
  readonly isRunning: boolean;
  readonly failure?: Failure;
  readonly endedAt?: number;
}

const begun: State = { observations: [], isRunning: true };

/** Runs the checks when the page opens and whenever it is asked to, and has each observation as soon as it is made. */
export function useConnectionChecks(): ConnectionChecks {
  const [state, setState] = useState<State>(begun);
  const running = useRef<AbortController>(undefined);

  const check = useCallback(async () => {
    running.current?.abort();
    const own = new AbortController();
    running.current = own;
    const { signal } = own;
    try {
      await readObservations(signal, (observation) =>
        setState((before) => ({ ...before, observations: [...before.observations, observation] })),
      );
      setState((before) => ({ ...before, isRunning: false, endedAt: Date.now() }));
    } catch (error) {
      if (signal.aborted) return;
      setState((before) => ({ ...before, isRunning: false, failure: failureOf(error) }));
    }
  }, []);
  useEffect(() => {
    // oxlint-disable-next-line react/set-state-in-effect -- Every state it sets is set after an answer.
    void check();
    return () => running.current?.abort();
  }, [check]);

  const { observations, isRunning, failure, endedAt } = state;
  return {
    observations,
    isRunning,
    failure,
    endedAt,
    run: () => {
      setState(begun);
      void check();
    },
  };
}
