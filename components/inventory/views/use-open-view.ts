import { useNavigateAfterUrlUpdate } from "@/components/ui/address/use-navigate-after-url-update";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { CookieStore } from "@/components/ui/stores/cookie-store";
import type { SavedView, ViewPage } from "@/lib/views/saved-view";

/** Where pages keep which of their optional columns are shown. */
export type ColumnChoices = { readonly [Page in ViewPage]?: CookieStore<SwitchedOn> };

/** Opens a saved view: its columns are shown, then its address is gone to. */
export function useOpenView(columns: ColumnChoices): (view: SavedView) => void {
  const navigate = useNavigateAfterUrlUpdate();
  return ({ page, search, columns: shown }) => {
    if (shown !== undefined) columns[page]?.choose(shown);
    navigate(`${page}?${search}`);
  };
}
