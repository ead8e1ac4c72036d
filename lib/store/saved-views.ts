import "server-only";
import { and, asc, eq, or, sql } from "drizzle-orm";
import type { NewView, SavedViewId } from "@/lib/views/saved-view";
import { database } from "./database/database";
import { savedViews } from "./schema-views";
import { storableText } from "./storable";

/** A saved view as it is stored: `page` may be one that this version does not know. */
export type StoredView = typeof savedViews.$inferSelect;

interface Owner {
  readonly id: string;
  readonly name: string;
}

/** A person's views and those that others share, by name. */
export async function listViews(ownerId: string): Promise<readonly StoredView[]> {
  return database()
    .select()
    .from(savedViews)
    .where(or(eq(savedViews.ownerId, ownerId), savedViews.isShared))
    .orderBy(asc(sql`lower(${savedViews.name})`), asc(savedViews.page), asc(savedViews.id));
}

/** One view; undefined where there is none. */
export async function readView(id: SavedViewId): Promise<StoredView | undefined> {
  const [row] = await database().select().from(savedViews).where(eq(savedViews.id, id));
  return row;
}

/**
 * Stores a view in place of the owner's view of this name and page, where there is one. Undefined where the owner has `most`
 * views and this would be one more.
 */
export async function saveView(owner: Owner, view: NewView, most: number): Promise<StoredView | undefined> {
  const values = {
    ownerId: owner.id,
    ownerName: storableText(owner.name),
    page: view.page,
    name: storableText(view.name),
    search: storableText(view.search),
    columns: view.columns === undefined ? null : [...view.columns],
    isShared: view.isShared,
  };
  return database().transaction(async (transaction) => {
    const owned = eq(savedViews.ownerId, owner.id);
    const named = and(
      owned,
      eq(savedViews.page, view.page),
      sql`lower(${savedViews.name}) = lower(${values.name})`,
    );
    const replace = async () =>
      transaction
        .update(savedViews)
        .set({ ...values, savedAt: sql`now()` })
        .where(named)
        .returning();
    const [replaced] = await replace();
    if (replaced !== undefined) return replaced;
    if ((await transaction.$count(savedViews, owned)) >= most) return undefined;
    const [added] = await transaction.insert(savedViews).values(values).onConflictDoNothing().returning();
    // Another tab of the person may have saved it in this moment.
    return added ?? (await replace())[0];
  });
}

/** Shows a view to everyone, or to its owner alone. Returns whether there is one. */
export async function shareView(id: SavedViewId, isShared: boolean): Promise<boolean> {
  const changed = await database()
    .update(savedViews)
    .set({ isShared })
    .where(eq(savedViews.id, id))
    .returning({ id: savedViews.id });
  return changed.length > 0;
}

/** Deletes a view. Returns whether there was one. */
export async function deleteView(id: SavedViewId): Promise<boolean> {
  const deleted = await database()
    .delete(savedViews)
    .where(eq(savedViews.id, id))
    .returning({ id: savedViews.id });
  return deleted.length > 0;
}
