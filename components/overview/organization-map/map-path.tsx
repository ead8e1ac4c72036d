import { ChevronRight } from "lucide-react";
import type { MapView } from "./map-facts";

/** From the root to what fills the map; each name leads back to it. */
export function MapPath({ path, onEnter }: { path: MapView["path"]; onEnter: (id: string) => void }) {
  return (
    <nav aria-label="Place on the map" className="min-w-0">
      <ol className="flex min-w-0 flex-wrap items-center gap-1 text-12">
        {path.map(({ id, name }, index) => (
          <li key={id} className="flex min-w-0 items-center gap-1">
            {index > 0 && <ChevronRight aria-hidden="true" className="size-3.5 shrink-0 text-ink-faint" />}
            {index === path.length - 1 ? (
              <span aria-current="location" className="truncate font-medium">
                {name}
              </span>
            ) : (
              <button
                type="button"
                onClick={() => onEnter(id)}
                className="truncate rounded-[2px] text-ink-quiet hover:text-ink hover:underline"
              >
                {name}
              </button>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
