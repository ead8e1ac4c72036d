"use client";

import { type PointerEvent, type RefObject, useEffect, useEffectEvent, useLayoutEffect, useRef } from "react";
import { type IcicleFrame, nodeAt } from "@/lib/organizations/map/icicle-frame";
import { drawMarks, type MapPicture } from "./draw-map";
import { fit, MapPainter } from "./map-painter";

/** What the user does to the map with a pointer. */
export interface MapGestures {
  /** Undefined when the pointer has left. */
  readonly onPoint: (node: number | undefined) => void;
  readonly onPress: (node: number) => void;
  readonly onOpen: (node: number) => void;
  /** Moved by a part of the width, to the right where it is positive. */
  readonly onMove: (part: number) => void;
  /** Enlarged around a place, given as a part of the width. */
  readonly onScale: (factor: number, around: number) => void;
}

/** A press that moves further than this, in pixels, is a movement of the map. */
const DRAG_PIXELS = 4;
const WHEEL_SPEED = 0.0022;

interface Press {
  readonly startX: number;
  lastX: number;
  isDrag: boolean;
}

/** The picture, and over it what is pointed at and what has the focus, so that a moving pointer redraws two outlines. */
export function MapCanvas({
  picture,
  pointed,
  focused,
  onPoint,
  onPress,
  onOpen,
  onMove,
  onScale,
}: MapGestures & {
  picture: MapPicture;
  pointed: number | undefined;
  /** Undefined while the keyboard is elsewhere. */
  focused: number | undefined;
}) {
  const base = useRef<HTMLCanvasElement>(null);
  const marks = useRef<HTMLCanvasElement>(null);
  const press = useRef<Press>(null);
  usePainted(base, picture);
  const { frame, palette, scale } = picture;
  useLayoutEffect(() => {
    const canvas = marks.current;
    const context = canvas?.getContext("2d");
    if (!canvas || !context) return;
    fit(canvas, Math.round(frame.width * scale), Math.round(frame.height * scale));
    drawMarks(context, { frame, palette, scale }, { pointed, focused });
  }, [frame, palette, scale, pointed, focused]);
  useWheel(marks, { onMove, onScale }, frame);

  function nodeOf({ nativeEvent }: PointerEvent | React.MouseEvent): number | undefined {
    return nodeAt(frame, nativeEvent.offsetX, nativeEvent.offsetY);
  }
  function onPointerMove(event: PointerEvent<HTMLCanvasElement>): void {
    const { offsetX } = event.nativeEvent;
    const pressed = press.current;
    if (pressed === null) return onPoint(nodeOf(event));
    pressed.isDrag ||= Math.abs(offsetX - pressed.startX) > DRAG_PIXELS;
    if (!pressed.isDrag) return;
    onMove((pressed.lastX - offsetX) / frame.width);
    pressed.lastX = offsetX;
  }
  function onPointerUp(event: PointerEvent<HTMLCanvasElement>): void {
    const pressed = press.current;
    press.current = null;
    const node = nodeOf(event);
    if (pressed !== null && !pressed.isDrag && node !== undefined) onPress(node);
  }

  return (
    <>
      <canvas ref={base} aria-hidden="true" className="absolute inset-0 size-full" />
      <canvas
        ref={marks}
        aria-hidden="true"
        className="absolute inset-0 size-full touch-pan-y"
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          const { offsetX } = event.nativeEvent;
          press.current = { startX: offsetX, lastX: offsetX, isDrag: false };
          event.currentTarget.setPointerCapture(event.pointerId);
        }}
        onPointerMove={onPointerMove}
        onPointerUp={onPointerUp}
        onPointerCancel={() => {
          press.current = null;
          onPoint(undefined);
        }}
        onPointerLeave={() => onPoint(undefined)}
        onDoubleClick={(event) => {
          const node = nodeOf(event);
          if (node !== undefined) onOpen(node);
        }}
      />
    </>
  );
}

function usePainted(canvas: RefObject<HTMLCanvasElement | null>, picture: MapPicture): void {
  const painter = useRef<MapPainter>(null);
  useLayoutEffect(() => {
    if (!canvas.current) return;
    painter.current ??= new MapPainter(canvas.current);
    painter.current.paint(picture);
  }, [canvas, picture]);
  useEffect(() => () => painter.current?.stop(), []);
}

/** React listens to wheels without a say in whether the page scrolls. */
function useWheel(
  canvas: RefObject<HTMLCanvasElement | null>,
  { onMove, onScale }: Pick<MapGestures, "onMove" | "onScale">,
  { width }: IcicleFrame,
): void {
  const turned = useEffectEvent((event: WheelEvent) => {
    const isPinch = event.ctrlKey || event.metaKey;
    // A wheel that turns up and down scrolls the page, as everywhere.
    if (!isPinch && Math.abs(event.deltaX) <= Math.abs(event.deltaY)) return;
    event.preventDefault();
    if (isPinch) onScale(Math.exp(event.deltaY * WHEEL_SPEED), event.offsetX / width);
    else onMove(event.deltaX / width);
  });
  useEffect(() => {
    const element = canvas.current;
    if (!element) return undefined;
    const listen = (event: WheelEvent) => turned(event);
    element.addEventListener("wheel", listen, { passive: false });
    return () => element.removeEventListener("wheel", listen);
  }, [canvas]);
}
