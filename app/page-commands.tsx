"use client";

import { useState } from "react";
import { useFrame } from "@/components/frame/frame-context";
import { missingSource } from "@/components/frame/palette/command-source";
import { useCommandSource } from "@/components/frame/palette/command-sources";
import { later } from "@/components/ui/later/later";

const toCome = missingSource("Accounts, policies, packs and more", "page-commands", { kind: "loading" });

const AllPageCommands = later(
  async () => (await import("./all-page-commands")).AllPageCommands,
  <CommandsToCome />,
);

/** What the palette finds from every page, from when it is first opened. Draws nothing. */
export function PageCommands() {
  const { isPaletteOpen } = useFrame();
  const [wasOpen, setWasOpen] = useState(false);
  if (isPaletteOpen && !wasOpen) setWasOpen(true);
  return wasOpen && <AllPageCommands />;
}

/** Has the palette say that more is on its way: what was typed by then is searched when it has come. */
function CommandsToCome() {
  useCommandSource(toCome);
  return null;
}
