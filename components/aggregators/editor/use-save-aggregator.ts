import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { RunHead } from "@/lib/runs/new-run";
import type { AggregatorDiff } from "@/lib/aws-config/aggregators/change/aggregator-diff";
import type { AggregatorInput } from "@/lib/aws-config/aggregators/change/aggregator-input";
import { stateOf } from "@/lib/aws-config/aggregators/aggregator-state";
import { fingerprintOf } from "@/lib/aws-config/aggregators/change/fingerprint";
import { AggregatorConflict, aggregatorMutations } from "@/lib/aws-config/aggregators/client/mutations";
import { aggregatorQueries } from "@/lib/aws-config/aggregators/client/queries";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { AggregatorBase } from "./aggregator-draft";
import { saveRequest } from "./save-request";

export interface SaveAggregator {
  readonly isSaving: boolean;
  readonly failure: Failure | undefined;
  /** Source and filters are saved and the tags are not: the failure is about them. */
  readonly isHalfSaved: boolean;
  /** Sends what changes. Answers whether everything was saved; a refusal is in `failure`. */
  readonly save: (run: RunHead) => Promise<boolean>;
}

/**
 * Saves an aggregator as one run: PutConfigurationAggregator for source and filters, and for the tags of one that exists
 * UntagResource and TagResource after it. What has been saved becomes the base, so that trying again sends only the rest.
 */
export function useSaveAggregator({
  input,
  base,
  diff,
  onSaved,
}: {
  input: AggregatorInput;
  base: AggregatorBase | undefined;
  diff: AggregatorDiff;
  onSaved: (base: AggregatorBase) => void;
}): SaveAggregator {
  const client = useQueryClient();
  const put = useMutation(aggregatorMutations.put());
  const changeTags = useMutation(aggregatorMutations.changeTags());
  const [isSaving, setIsSaving] = useState(false);
  const [isHalfSaved, setIsHalfSaved] = useState(false);
  const [failure, setFailure] = useState<Failure>();

  async function send(run: RunHead): Promise<void> {
    const { put: request, tags } = saveRequest(input, base, diff);
    if (request === undefined) {
      if (tags !== undefined) await changeTags.mutateAsync({ change: tags, run });
      return;
    }
    const { aggregator: saved, tagsFailure } = await put.mutateAsync({
      ...request,
      ...(tags && { thenTags: tags }),
      run,
    });
    if (base === undefined) return;
    const { source, filters } = stateOf(saved, []);
    const state = { ...(source && { source }), ...(filters && { filters }), tags: base.state.tags };
    onSaved({ ...base, fingerprint: fingerprintOf(saved), state });
    if (tagsFailure === undefined) return;
    setIsHalfSaved(true);
    throw new FailureError(tagsFailure);
  }

  return {
    isSaving,
    failure,
    isHalfSaved,
    async save(run) {
      setIsSaving(true);
      setFailure(undefined);
      setIsHalfSaved(false);
      try {
        await send(run);
        return true;
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        setFailure(error.failure);
        // What came in between was read with the refusal: it is shown at once.
        if (error instanceof AggregatorConflict && error.current !== undefined) {
          client.setQueryData(aggregatorQueries.detail(input.region, input.name).queryKey, error.current);
        }
        return false;
      } finally {
        setIsSaving(false);
      }
    },
  };
}
