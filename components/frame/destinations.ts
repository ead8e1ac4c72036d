import {
  BellRing,
  CalendarClock,
  Combine,
  FileClock,
  FileSliders,
  History,
  KeyRound,
  Layers,
  ListChecks,
  LayoutDashboard,
  type LucideIcon,
  Network,
  PlugZap,
  Settings,
  SlidersHorizontal,
  Users,
} from "lucide-react";
import type { Route } from "next";

/** One entry of the navigation. */
export interface Destination {
  readonly label: string;
  readonly href: Route;
  readonly icon: LucideIcon;
  /** `g` and this letter go there; no two are the same. */
  readonly letter: string;
}

/** What exists, in the order of the navigation. A page that is not built is not linked: adding one is a line here. */
export const destinations: readonly Destination[] = [
  { label: "Overview", href: "/", icon: LayoutDashboard, letter: "h" },
  { label: "Organization", href: "/organization", icon: Network, letter: "o" },
  { label: "Runs", href: "/runs", icon: ListChecks, letter: "r" },
  { label: "Plans", href: "/plans", icon: CalendarClock, letter: "l" },
  { label: "Activity", href: "/activity", icon: FileClock, letter: "a" },
  { label: "History", href: "/history", icon: History, letter: "i" },
  { label: "Policies", href: "/policies", icon: FileSliders, letter: "p" },
  { label: "Conformance packs", href: "/packs", icon: Layers, letter: "k" },
  { label: "Aggregators", href: "/aggregators", icon: Combine, letter: "g" },
  { label: "Configuration", href: "/configuration", icon: SlidersHorizontal, letter: "c" },
  { label: "Notifications", href: "/notifications", icon: BellRing, letter: "n" },
  { label: "Connection", href: "/connection", icon: PlugZap, letter: "e" },
  { label: "Access", href: "/access", icon: Users, letter: "s" },
  { label: "API tokens", href: "/api-tokens", icon: KeyRound, letter: "t" },
  { label: "Administration", href: "/administration", icon: Settings, letter: "m" },
];
