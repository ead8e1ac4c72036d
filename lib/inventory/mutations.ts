import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { requestRefresh } from "./actions";

export const inventoryMutations = {
  /** Asks for a collection now. It answers at once; the progress stream tells the rest. */
  refresh: () =>
    mutationOptions({ mutationFn: () => callAction(() => requestRefresh({})), meta: { invalidates: [] } }),
};
