import "server-only";
import { env } from "@/lib/env";
import { visibleOusOf } from "@/lib/identity/visible-ous";
import type { Session } from "@/lib/server/session";
import { answerInTime } from "@/lib/store/database/answer-in-time";
import { listViews, type StoredView } from "@/lib/store/saved-views";
import { SavedView } from "../saved-view";

/**
 * A person's saved views and those that others share; who sees their OUs alone sees their own, because names and filters of
 * others may name what is not theirs. Views of pages that this version does not know are left out.
 */
export async function readViews(session: Session): Promise<readonly SavedView[]> {
  const seesAll = visibleOusOf(session, env().limitedView) === undefined;
  const stored = await answerInTime(listViews(session.id));
  return stored.flatMap((view) => {
    if (!seesAll && view.ownerId !== session.id) return [];
    const known = savedView(view, session);
    return known === undefined ? [] : [known];
  });
}

/** A stored view as a person sees it; undefined where this version does not know it. */
function savedView(stored: StoredView, session: Session): SavedView | undefined {
  const { columns, ownerId, ownerName, id, page, name, search, isShared } = stored;
  return SavedView.safeParse({
    ...{ id, page, name, search, isShared, isOwn: ownerId === session.id, by: ownerName },
    ...(columns !== null && { columns }),
  }).data;
}
