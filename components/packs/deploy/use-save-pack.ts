import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { packMutations } from "@/lib/aws-config/packs/change/client/mutations";
import type { Failure } from "@/lib/core/failure";
import { FailureError } from "@/lib/core/failure-error";
import type { RunHead } from "@/lib/runs/new-run";
import type { PackRequest } from "@/lib/aws-config/packs/change/pack-request";

export interface SavePack {
  readonly isSaving: boolean;
  readonly failure: Failure | undefined;
  /** The pack is put and its tags are not changed: the failure is about them. */
  readonly isHalfSaved: boolean;
  /** Sends what changes. Answers whether AWS has taken everything; a refusal is in `failure`. */
  readonly save: (run: RunHead) => Promise<boolean>;
}

/**
 * Puts a pack as one run, and changes the tags of one that exists after it, or them alone.
 * @param onRefused reads the pack again: what was put becomes what the form is compared with, and only the rest is sent again
 */
export function useSavePack(
  { put: request, tags }: PackRequest,
  onRefused: (isHalfSaved: boolean) => Promise<void>,
): SavePack {
  const put = useMutation(packMutations.put());
  const changeTags = useMutation(packMutations.changeTags());
  const [isSaving, setIsSaving] = useState(false);
  const [refusal, setRefusal] = useState<{ readonly failure: Failure; readonly isHalfSaved: boolean }>();

  /** Why the tags were not changed after the pack; rejects where nothing was. */
  async function send(run: RunHead): Promise<Failure | undefined> {
    if (request !== undefined) {
      const answer = await put.mutateAsync({ ...request, ...(tags && { thenTags: tags }), run });
      return answer.tagsFailure;
    }
    if (tags !== undefined) await changeTags.mutateAsync({ change: tags, run });
    return undefined;
  }

  return {
    isSaving,
    failure: refusal?.failure,
    isHalfSaved: refusal?.isHalfSaved === true,
    async save(run) {
      setIsSaving(true);
      setRefusal(undefined);
      try {
        const failure = await send(run);
        if (failure === undefined) return true;
        setRefusal({ failure, isHalfSaved: true });
        await onRefused(true);
      } catch (error) {
        if (!(error instanceof FailureError)) throw error;
        setRefusal({ failure: error.failure, isHalfSaved: false });
        await onRefused(false);
      } finally {
        setIsSaving(false);
      }
      return false;
    },
  };
}
