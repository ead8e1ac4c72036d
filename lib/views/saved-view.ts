import { z } from "zod";

export const SavedViewId = z.uuid().max(36, "An id of a saved view is a UUID.").brand<"SavedViewId">();
export type SavedViewId = z.infer<typeof SavedViewId>;

/** The pages whose filters, order and columns can be saved. */
export const ViewPage = z.enum([
  "/organization",
  "/packs",
  "/aggregators",
  "/policies",
  "/runs",
  "/plans",
  "/activity",
  "/history",
]);
export type ViewPage = z.infer<typeof ViewPage>;

/** What a person saves of a page. A view of theirs that has the name already is replaced. */
export const NewView = z.strictObject({
  page: ViewPage,
  name: z
    .string()
    .trim()
    .min(1, "Give the view a name.")
    .max(80, "A name has at most 80 characters.")
    .refine((name) => !/[\p{Cc}\p{Cs}]/u.test(name), "A name has no control characters."),
  /** The address of the view, without its question mark. */
  search: z
    .string()
    .max(4_000, "The filters of this view are too long to save.")
    .refine((search) => !/[\p{Cc}\p{Cs}]/u.test(search), "An address has no control characters."),
  /** The optional columns that are shown; absent where the page has none. */
  columns: z
    .array(
      z
        .string()
        .max(40)
        .regex(/^[a-z-]+$/),
    )
    .max(40)
    .exactOptional(),
  /** Whether all people of this Canopy see it. */
  isShared: z.boolean(),
});
export type NewView = z.infer<typeof NewView>;

export const SavedView = NewView.extend({
  id: SavedViewId,
  /** Whether it belongs to who asks. */
  isOwn: z.boolean(),
  /** The name of the person who saved it. */
  by: z.string(),
});
export type SavedView = z.infer<typeof SavedView>;

/** `GET /api/views`: one's own and those that are shared, by name. */
export const SavedViews = z.object({ views: z.array(SavedView) });

/** Views that one person can have. */
export const mostViews = 200;
