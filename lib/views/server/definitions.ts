import "server-only";
import { z } from "zod";
import { FailureError } from "@/lib/core/failure-error";
import { can } from "@/lib/identity/grants";
import { writeDefinition } from "@/lib/server/action";
import type { Session } from "@/lib/server/session";
import * as store from "@/lib/store/saved-views";
import { mostViews, NewView, SavedViewId } from "../saved-view";

/**
 * Saves a view of a page for its person, in place of theirs that has the name already. Fails as `precondition` where they
 * have as many as one can have.
 */
export const saveView = writeDefinition({
  operation: "canopy:SaveView",
  input: NewView,
  requires: "organization:read",
  withinOus: "no-targets",
  audit: ({ name }) => ({ target: `view ${name}` }),
  run: async (view, session) => {
    const saved = await store.saveView(session, view, mostViews);
    if (saved === undefined)
      throw new FailureError({
        code: "precondition",
        message: `You have ${mostViews} saved views, and there can be no more. Delete one that you no longer need.`,
      });
    return { id: saved.id };
  },
});

/** Shows a view of one's own to everyone, or to oneself alone. Fails as `not-found` and `forbidden`. */
export const shareView = writeDefinition({
  operation: "canopy:ShareView",
  input: z.strictObject({ id: SavedViewId, isShared: z.boolean() }),
  requires: "organization:read",
  withinOus: "no-targets",
  audit: ({ id }) => ({ target: `view ${id}` }),
  before: async ({ id }) => (await store.readView(id)) ?? null,
  run: async ({ id, isShared }, session) => {
    await requireOwn(id, session);
    await store.shareView(id, isShared);
  },
});

/** Deletes a view of one's own; an administrator deletes any. Fails as `not-found` and `forbidden`. */
export const deleteView = writeDefinition({
  operation: "canopy:DeleteView",
  input: z.strictObject({ id: SavedViewId }),
  requires: "organization:read",
  withinOus: "no-targets",
  audit: ({ id }) => ({ target: `view ${id}` }),
  before: async ({ id }) => (await store.readView(id)) ?? null,
  run: async ({ id }, session) => {
    await requireOwn(id, session, can(session, "settings:write"));
    await store.deleteView(id);
  },
});

/** A view that is another person's and not shared does not exist for who asks. */
async function requireOwn(id: SavedViewId, session: Session, mayChangeShared = false): Promise<void> {
  const view = await store.readView(id);
  if (view === undefined || (view.ownerId !== session.id && !view.isShared))
    throw new FailureError({
      code: "not-found",
      message: "This view does not exist. It may have been deleted in another tab.",
    });
  if (view.ownerId === session.id || mayChangeShared) return;
  throw new FailureError({
    code: "forbidden",
    message: `This view belongs to ${view.ownerName}. Save one of your own.`,
    missing: "settings:write",
  });
}
