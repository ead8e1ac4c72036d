"use client";

import { createContext, type ReactNode, useContext, useState } from "react";
import { createPortal } from "react-dom";
import { useHydrated } from "./use-hydrated";

const Dock = createContext<HTMLElement | null>(null);

/**
 * A page with a place for its notices at the lower edge of the window. A notice that comes or goes by itself changes the
 * height of what is above it from below, so that nothing moves under the pointer.
 */
export function NoticeArea({ children }: { children: ReactNode }) {
  const [dock, setDock] = useState<HTMLElement | null>(null);
  return (
    <Dock value={dock}>
      {children}
      <section
        ref={setDock}
        aria-label="Notices"
        className="max-h-[40dvh] shrink-0 overflow-y-auto border-t empty:hidden [&>*:last-child]:border-b-0"
      />
    </Dock>
  );
}

/** Shows notices in the page's place for them, from wherever in the page they are known. */
export function DockedNotices({ children }: { children: ReactNode }) {
  const dock = useContext(Dock);
  // A part of the page that comes alive after the dock would look for the notices among what the server rendered of it.
  return useHydrated() && dock && createPortal(children, dock);
}
