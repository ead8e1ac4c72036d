import { mutationOptions, queryOptions } from "@tanstack/react-query";
import { callAction } from "@/lib/query/call-action";
import { fetchJson } from "@/lib/query/fetch-json";
import { keys } from "@/lib/query/keys";
import type { NewView, SavedViewId } from "../saved-view";
import { deleteView, saveView, shareView } from "../server/actions";

const meta = { invalidates: [keys.views.all] };

/** Reads of saved views. */
export const viewQueries = {
  /** One's own and those that are shared, by name. */
  list: () =>
    queryOptions({
      queryKey: keys.views.list(),
      queryFn: async ({ signal }) =>
        (
          await fetchJson({
            url: "/api/views",
            signal,
            schema: async () => (await import("../saved-view")).SavedViews,
            what: "The saved views",
          })
        ).views,
    }),
};

/** Changes of saved views. Each rejects with `FailureError`. */
export const viewMutations = {
  save: () => mutationOptions({ mutationFn: (view: NewView) => callAction(() => saveView(view)), meta }),
  share: () =>
    mutationOptions({
      mutationFn: (change: { readonly id: SavedViewId; readonly isShared: boolean }) =>
        callAction(() => shareView(change)),
      meta,
    }),
  delete: () =>
    mutationOptions({ mutationFn: (id: SavedViewId) => callAction(() => deleteView({ id })), meta }),
};
