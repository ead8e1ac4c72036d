import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { requestRefresh } from "../server/actions";
import type { Dataset } from "../snapshot/dataset";

export const inventoryMutations = {
  /** Asks for a collection now. The server answers at once; the progress stream reports the rest. */
  refresh: (dataset: Dataset = "organization") =>
    mutationOptions({
      mutationFn: () => callAction(() => requestRefresh({ dataset })),
      meta: { invalidates: [] },
    }),
};
