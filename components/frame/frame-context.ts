import { createContext, useContext } from "react";
import type { Viewer } from "@/lib/inventory/snapshot";

/** Who sits in front of the screen. */
export interface SignedInUser {
  readonly name: string;
  readonly role: string;
}

/** What the bars around every page need to know, and what they can open. */
export interface Frame {
  /** Absent until a first snapshot exists: nobody knows yet through whose eyes Canopy looks. */
  readonly viewer: Viewer | undefined;
  readonly user: SignedInUser;
  readonly openPalette: () => void;
  readonly openKeyboardHelp: () => void;
  readonly openNavigation: () => void;
}

export const FrameContext = createContext<Frame | undefined>(undefined);

/** The frame around this page. Throws outside of `AppFrame`. */
export function useFrame(): Frame {
  const frame = useContext(FrameContext);
  if (frame === undefined) throw new Error("useFrame needs an AppFrame above it.");
  return frame;
}
