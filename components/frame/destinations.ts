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
  SlidersHorizontal,
  Users,
} from "lucide-react";
import type { Route } from "next";

/** One entry of the navigation. */
export interface Destination {
  readonly label: string;
  readonly href: Route;
  readonly icon: LucideIcon;
}

/** What exists, in the order of the navigation. A page that is not built is not linked: adding one is a line here. */
export const destinations: readonly Destination[] = [
  { label: "Overview", href: "/", icon: LayoutDashboard },
  { label: "Organization", href: "/organization", icon: Network },
  { label: "Runs", href: "/runs", icon: ListChecks },
  { label: "Plans", href: "/plans", icon: CalendarClock },
  { label: "Activity", href: "/activity", icon: FileClock },
  { label: "History", href: "/history", icon: History },
  { label: "Policies", href: "/policies", icon: FileSliders },
  { label: "Conformance packs", href: "/packs", icon: Layers },
  { label: "Aggregators", href: "/aggregators", icon: Combine },
  { label: "Configuration", href: "/configuration", icon: SlidersHorizontal },
  { label: "Notifications", href: "/notifications", icon: BellRing },
  { label: "Connection", href: "/connection", icon: PlugZap },
  { label: "Access", href: "/access", icon: Users },
  { label: "API tokens", href: "/api-tokens", icon: KeyRound },
];
