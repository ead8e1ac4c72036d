import { mutationOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import type { AdministeredSetting, WaitingChangeId } from "../setting";
import { approveSetting, changeSetting, discardSetting, requestSetting } from "../server/actions";

type Change = Pick<AdministeredSetting, "name"> & { readonly value: string | null };
type OneWaiting = Pick<AdministeredSetting, "name"> & { readonly id: WaitingChangeId };

/** What administrators do, and who approves it. Each rejects with `FailureError`. */
export const administrationMutations = {
  /** `value` null takes back what was changed: the environment's is in force again. */
  changeSetting: () =>
    mutationOptions({ mutationFn: (change: Change) => callAction(() => changeSetting(change)) }),
  /** Sends weaker approval rules to a second person. */
  requestSetting: () =>
    mutationOptions({ mutationFn: (change: Change) => callAction(() => requestSetting(change)) }),
  approveSetting: () =>
    mutationOptions({
      mutationFn: async (waiting: OneWaiting) => {
        await callAction(() => approveSetting(waiting));
      },
    }),
  discardSetting: () =>
    mutationOptions({
      mutationFn: async (waiting: OneWaiting) => {
        await callAction(() => discardSetting(waiting));
      },
    }),
};
