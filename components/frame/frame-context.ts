import { createContext, type ReactNode, useContext } from "react";
import type { ConnectionChoice } from "@/lib/connection/connection-choice";
import type { Connection } from "@/lib/connection/connection";

/** Who sits in front of the screen. */
export interface SignedInUser {
  readonly name: string;
  readonly role: string;
}

/** What the bars around every page need to know, and what they can open. */
export interface Frame {
  /** Undefined where the request has no session: without one, the user may not see it. */
  readonly connection: Connection | undefined;
  readonly user: SignedInUser;
  /** The connections that the person has a role in; none where Canopy has one alone. */
  readonly connections: readonly ConnectionChoice[];
  /** What is going on, quietly, in the bar of every page. */
  readonly indicator: ReactNode;
  readonly isPaletteOpen: boolean;
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
