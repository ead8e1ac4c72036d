"use client";

import { useState } from "react";
import { useFrame } from "@/components/frame/frame-context";
import { later } from "@/components/ui/later/later";

const AllPageCommands = later(async () => (await import("./all-page-commands")).AllPageCommands);

/** What the palette finds from every page, from when it is first opened. Draws nothing. */
export function PageCommands() {
  const { isPaletteOpen } = useFrame();
  const [wasOpen, setWasOpen] = useState(false);
  if (isPaletteOpen && !wasOpen) setWasOpen(true);
  return wasOpen && <AllPageCommands />;
}
