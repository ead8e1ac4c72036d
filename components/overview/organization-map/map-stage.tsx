"use client";

import { type KeyboardEvent, useId, useMemo, useRef, useState } from "react";
import { announce } from "@/components/ui/status/announcer";
import { useShortcut } from "@/components/ui/keys/use-shortcut";
import { layIcicle, type Span, spanOf } from "@/lib/organizations/map/icicle";
import { frameIcicle, type IcicleFrame } from "@/lib/organizations/map/icicle-frame";
import { isWhole, lensShowing, movedLens, scaledLens } from "@/lib/organizations/map/icicle-lens";
import { nodeLookup } from "@/lib/organizations/node-lookup";
import { NodeKind, type OrgTree } from "@/lib/organizations/tree";
import { stepFrom } from "@/lib/organizations/tree-steps";
import type { Coloured } from "./map-facts";
import { MapCanvas } from "./map-canvas";
import { mapCommand } from "./map-keyboard";
import type { MapPalette } from "./map-palette";
import { MapReadout } from "./map-readout";
import type { MapTarget } from "./map-target";
import { usePalette } from "./use-palette";
import { type Surface, useSurface } from "./use-surface";

const BAND_HEIGHT = 24;
const NEARER = 0.6;

/** The picture of the organization, for the eye, the pointer and the keyboard, and the line that says what it shows there. */
export function MapStage({
  coloured,
  unit,
  only,
  target,
  onEnter,
  onOpen,
}: {
  coloured: Coloured;
  /** The root or OU that fills the picture. */
  unit: number;
  only: readonly string[];
  /** What is to be said of a node. */
  target: (node: number) => MapTarget;
  /** Another root or OU shall fill the picture. */
  onEnter: (unit: number) => void;
  /** A target shall be shown on the page of the organization. */
  onOpen: (node: number) => void;
}) {
  const { tree } = coloured;
  const box = useRef<HTMLDivElement>(null);
  const help = useId();
  const surface = useSurface(box);
  const palette = usePalette(box, coloured.looks);
  const icicle = useIcicle(tree);
  const whole = spanOf(icicle, unit);
  const [chosenLens, setLens] = useState<{ readonly unit: number; readonly lens: Span }>();
  const lens = chosenLens?.unit === unit ? chosenLens.lens : whole;
  const [focusId, setFocusId] = useState<string>();
  const focus = focusWithin(tree, unit, focusId);
  const [lastPointed, setPointed] = useState<number>();
  // The tree may have become smaller since.
  const pointed = lastPointed !== undefined && lastPointed < tree.size ? lastPointed : undefined;
  const [hasFocus, setHasFocus] = useState(false);
  const frame = useFrame(icicle, unit, lens, surface);
  const picture = usePicture(frame, coloured, palette, surface, only);
  useMapKeys();

  function look(next: Span): void {
    setLens({ unit, lens: next });
  }
  function focusOn(node: number): void {
    setFocusId(tree.ids[node]);
    look(lensShowing(lens, whole, spanOf(icicle, node)));
    announce(target(node).sentence);
  }
  function enter(node: number): void {
    const { from, to } = spanOf(icicle, node);
    // A map without accounts shows nothing; the table has a line for this target.
    if (from === to) return announce(`There are no accounts below ${target(node).row.name}.`);
    setFocusId(tree.ids[node]);
    setPointed(undefined);
    onEnter(node);
    announce(`Showing ${target(node).sentence}`);
  }
  function leave(): void {
    if (!isWhole(lens, whole)) return look(whole);
    const above = tree.parent[unit] ?? -1;
    if (above < 0) return;
    onEnter(above);
    // The way back in is one key.
    setFocusId(tree.ids[unit]);
    announce(`Showing ${target(above).sentence}`);
  }
  function press(node: number): void {
    box.current?.focus({ preventScroll: true });
    if (tree.kind[node] === NodeKind.Account) return focusOn(node);
    if (node === unit) return leave();
    enter(node);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const command = mapCommand(event);
    if (command === undefined) return;
    // With nothing left to leave, Escape belongs to whatever is around the map.
    const isOutside = command.do === "leave" && unit === 0 && isWhole(lens, whole);
    if (isOutside) return;
    event.preventDefault();
    switch (command.do) {
      case "step": {
        const next = stepFrom(tree, focus, command.step, unit);
        if (next !== undefined) focusOn(next);
        return;
      }
      case "enter":
        if (tree.kind[focus] === NodeKind.Account) return onOpen(focus);
        return focus === unit ? undefined : enter(focus);
      case "leave":
        return leave();
      case "open":
        return onOpen(focus);
      case "nearer":
        return look(scaledLens(lens, whole, NEARER, middleOf(focus)));
      case "farther":
        return look(scaledLens(lens, whole, 1 / NEARER, middleOf(focus)));
      case "move":
        return look(movedLens(lens, whole, command.part));
    }
  }
  /** Where a node is in the picture, as a part of its width. */
  function middleOf(node: number): number {
    const { from, to } = spanOf(icicle, node);
    return Math.min(1, Math.max(0, ((from + to) / 2 - lens.from) / (lens.to - lens.from)));
  }

  return (
    <>
      <MapReadout target={target(pointed ?? focus)} />
      <div
        ref={box}
        role="application"
        aria-roledescription="map"
        aria-label="Map of the organization"
        aria-describedby={help}
        tabIndex={0}
        data-drawn={picture !== undefined || undefined}
        onKeyDown={onKeyDown}
        onFocus={() => setHasFocus(true)}
        onBlur={() => setHasFocus(false)}
        className="relative h-[clamp(17rem,44vh,30rem)] overflow-hidden focus-inset select-none max-sm:h-64"
      >
        {whole.from === whole.to && (
          <p className="grid h-full place-items-center text-13 text-ink-quiet">
            There are no accounts below {target(unit).row.name}.
          </p>
        )}
        {picture !== undefined && (
          <MapCanvas
            picture={picture}
            pointed={pointed}
            focused={hasFocus ? focus : undefined}
            onPoint={setPointed}
            onPress={press}
            onOpen={(node) => {
              if (tree.kind[node] === NodeKind.Account) onOpen(node);
            }}
            onMove={(part) => look(movedLens(lens, whole, part))}
            onScale={(factor, around) => look(scaledLens(lens, whole, factor, around))}
          />
        )}
      </div>
      <p id={help} className="sr-only">
        Arrow keys move through the tree: left and right between siblings, up to the parent, down to the first
        child. Enter fills the map with an OU, Escape goes back, o opens the target on the page of the
        organization. The table below has the same numbers.
      </p>
    </>
  );
}

function useMapKeys(): void {
  const group = "Map of the organization";
  useShortcut({ keys: "ArrowLeft ArrowRight", does: "Move between siblings", group });
  useShortcut({ keys: "ArrowUp ArrowDown", does: "Move to the parent or first child", group });
  useShortcut({ keys: "Enter", does: "Fill the map with the OU", group });
  useShortcut({ keys: "Escape", does: "Back to the OU above", group });
  useShortcut({ keys: "o", does: "Open the target on the organization page", group });
  useShortcut({ keys: "+ -", does: "Enlarge, reduce", group });
}

/** The node that has the focus; what fills the map where that one is gone or not in it. */
function focusWithin(tree: OrgTree, unit: number, id: string | undefined): number {
  const node = id === undefined ? undefined : nodeLookup(tree)(id);
  const isInside = node !== undefined && node >= unit && node < (tree.subtreeEnd[unit] ?? 0);
  return isInside ? node : unit;
}

function useIcicle(tree: OrgTree) {
  return useMemo(() => layIcicle(tree), [tree]);
}

function useFrame(
  icicle: ReturnType<typeof layIcicle>,
  unit: number,
  { from, to }: Span,
  surface: Surface | undefined,
): IcicleFrame | undefined {
  return useMemo(() => {
    if (surface === undefined) return undefined;
    const { width, height } = surface;
    return frameIcicle(icicle, { unit, lens: { from, to }, width, height, bandHeight: BAND_HEIGHT });
  }, [icicle, unit, from, to, surface]);
}

function usePicture(
  frame: IcicleFrame | undefined,
  coloured: Coloured,
  palette: MapPalette | undefined,
  surface: Surface | undefined,
  only: readonly string[],
) {
  return useMemo(() => {
    if (frame === undefined || palette === undefined || surface === undefined) return undefined;
    return { frame, coloured, palette, scale: surface.scale, only };
  }, [frame, coloured, palette, surface, only]);
}
