import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { keys } from "@/lib/query/keys";
import {
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
  /** `config:PutOrganizationConformancePack` as a run of one step. */
  put: () =>
    mutationOptions({
      mutationFn: (input: Input<typeof putOrganizationConformancePack>) =>
        callAction(() => putOrganizationConformancePack(input)),
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
