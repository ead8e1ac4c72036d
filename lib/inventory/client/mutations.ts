import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { requestRefresh } from "../server/actions";
import type { Subject } from "../snapshot/subject";

export const inventoryMutations = {
  /** Asks for a collection now. It answers at once; the progress stream tells the rest. */
  refresh: (subject: Subject = "organization") =>
    mutationOptions({
      mutationFn: () => callAction(() => requestRefresh({ subject })),
      meta: { invalidates: [] },
    }),
};
