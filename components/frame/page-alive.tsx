"use client";

import { useEffect } from "react";
import { ALIVE } from "./early-presses";

/** Tells the script of `EarlyPresses` that React listens. Stands last: by then the effects of the page have run. */
export function PageAlive() {
  useEffect(() => {
    dispatchEvent(new Event(ALIVE));
  }, []);
  return null;
}
