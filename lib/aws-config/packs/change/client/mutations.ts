import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import {
  changePackTags,
  deleteOrganizationConformancePack,
  keepPackTemplate,
  putOrganizationConformancePack,
} from "../server/actions";

const meta = { invalidates: [keys.packs.details, keys.runs.all] };

type Input<Action extends (input: never) => unknown> = Parameters<Action>[0];

/** Changes of conformance packs; each rejects with `FailureError`. */
export const packMutations = {
  /** Keeps a template, and answers how a change names it. Rejects as `invalid-input` with the lines that AWS would refuse. */
  keepTemplate: () =>
    mutationOptions({ mutationFn: (body: string) => callAction(() => keepPackTemplate({ body })) }),
  /** `config:PutOrganizationConformancePack` as a run of one step, or of two with the tags of a pack that exists. */
  put: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof putOrganizationConformancePack>) =>
        callAction(() => putOrganizationConformancePack(input)),
      meta,
    }),
  /** `config:UntagResource` and `config:TagResource` as a run of one step: the pack isn't deployed again. */
  changeTags: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof changePackTags>) => callAction(() => changePackTags(input)),
      meta,
    }),
  /** `config:DeleteOrganizationConformancePack` as a run of one step. */
  delete: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof deleteOrganizationConformancePack>) =>
        callAction(() => deleteOrganizationConformancePack(input)),
      meta,
    }),
};
