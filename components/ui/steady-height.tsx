"use client";

import { type ReactNode, useEffect, useRef } from "react";

/**
 * Keeps the height of what disappears by itself, such as a notice that no longer holds, while the pointer is below it: the
 * next click would otherwise land on what has moved there. The space goes when the pointer leaves or reaches it.
 */
export function SteadyHeight({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const [outer, inner] = [box.current, content.current];
    if (outer === null || inner === null) return undefined;
    let isBelow = false;
    let held = inner.offsetHeight;
    const release = () => {
      isBelow = false;
      held = inner.offsetHeight;
      outer.style.minHeight = "";
    };
    const onMove = ({ clientY }: PointerEvent) => {
      if (clientY > outer.getBoundingClientRect().bottom) isBelow = true;
      else release();
    };
    const sizes = new ResizeObserver(() => {
      held = isBelow ? Math.max(held, inner.offsetHeight) : inner.offsetHeight;
      outer.style.minHeight = isBelow ? `${held}px` : "";
    });
    sizes.observe(inner);
    document.addEventListener("pointermove", onMove);
    document.documentElement.addEventListener("pointerleave", release);
    return () => {
      sizes.disconnect();
      document.removeEventListener("pointermove", onMove);
      document.documentElement.removeEventListener("pointerleave", release);
    };
  }, []);
  return (
    <div ref={box} className="shrink-0">
      <div ref={content}>{children}</div>
    </div>
  );
}
