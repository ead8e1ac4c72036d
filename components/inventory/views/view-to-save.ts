import { searchOfView } from "@/components/ui/address/unwritten";
import type { SwitchedOn } from "@/components/ui/rows/chosen-columns";
import type { CookieStore } from "@/components/ui/stores/cookie-store";
import type { NewView, ViewPage } from "@/lib/views/saved-view";

/** What a view leaves out: the panel beside it, and what is being done with one's targets. */
const passing = ["target", "panel", "assign", "change", "plan"] as const;

/** What the page shows now, to be saved. Browser only. */
export function viewToSave(
  page: ViewPage,
  columns: CookieStore<SwitchedOn> | undefined,
): Pick<NewView, "page" | "search" | "columns"> {
  const search = new URLSearchParams(searchOfView());
  for (const name of passing) search.delete(name);
  return { page, search: search.toString(), ...(columns !== undefined && { columns: [...shown(columns)] }) };
}

function shown({ cookie, parse, chosen }: CookieStore<SwitchedOn>): SwitchedOn {
  const pairs = document.cookie.split("; ").map((pair) => pair.split("="));
  return chosen.get() ?? parse(pairs.find(([name]) => name === cookie)?.[1]);
}
