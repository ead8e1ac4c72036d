import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import type { AdministeredSetting } from "../setting";
import { changeSetting } from "../server/actions";

/** What administrators do. Each rejects with `FailureError`. */
export const administrationMutations = {
  /** `value` null takes back what was changed: the environment's is in force again. */
  changeSetting: () =>
    mutationOptions({
      mutationFn: (change: Pick<AdministeredSetting, "name"> & { readonly value: string | null }) =>
        callAction(() => changeSetting(change)),
    }),
};
