"use client";

import { X } from "lucide-react";
import { type ReactNode, useEffect, useEffectEvent, useRef } from "react";
import { IconButton } from "@/components/ui/icon-button";
import { isEscapeLeft } from "@/components/ui/tooltip";

/**
 * The panel beside the tree; over it on a narrow screen. It takes the focus when its title changes, and gives it back to
 * what had it before when it is closed.
 */
export function PanelFrame({
  title,
  subtitle,
  onClose,
  children,
  footer,
}: {
  title: string;
  subtitle?: ReactNode;
  onClose: () => void;
  children: ReactNode;
  footer?: ReactNode;
}) {
  const panel = useRef<HTMLElement>(null);
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const element = panel.current;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isEscapeLeft(event)) close();
    };
    element?.addEventListener("keydown", onKeyDown);
    return () => element?.removeEventListener("keydown", onKeyDown);
  }, []);
  useEffect(() => {
    const element = panel.current;
    const before = document.activeElement;
    element?.focus({ preventScroll: true });
    return () => {
      const { activeElement } = document;
      // A person who has gone on to something else stays there.
      const isHere = activeElement === document.body || element?.contains(activeElement) === true;
      if (isHere && before instanceof HTMLElement && before.isConnected)
        before.focus({ preventScroll: true });
    };
  }, [title]);
  return (
    <aside
      ref={panel}
      aria-label={title}
      tabIndex={-1}
      className="flex w-full shrink-0 flex-col border-l bg-surface outline-none max-lg:fixed max-lg:inset-0 max-lg:z-30 lg:w-[26rem] xl:w-[28rem]"
    >
      <header className="flex items-start gap-2 border-b py-2 pr-2 pl-4">
        <div className="grid min-w-0 flex-1 gap-0.5 py-0.5">
          <h2 className="truncate text-14 font-semibold" title={title}>
            {title}
          </h2>
          {subtitle}
        </div>
        <IconButton label="Close the panel" shortcut="Esc" size="small" onClick={onClose}>
          <X aria-hidden="true" />
        </IconButton>
      </header>
      <div className="min-h-0 flex-1 scroll-pb-16 overflow-x-hidden overflow-y-auto">{children}</div>
      {footer !== undefined && (
        <footer className="flex flex-wrap items-center gap-2 border-t px-4 py-2.5">{footer}</footer>
      )}
    </aside>
  );
}

/** A step of a form in a panel: as high as the panel at least, so that its actions stand at the lower edge. */
export const panelStepClass = "flex min-h-full flex-col";

/** What leads on. It stays at the lower edge: what comes above, such as what a policy says, must not move it from under the pointer. */
export function PanelActions({ children }: { children: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-1 mt-auto flex flex-wrap gap-2 border-t bg-surface px-4 py-3">
      {children}
    </div>
  );
}

/** One part of a panel under a quiet heading. */
export function PanelSection({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-2 border-b px-4 py-3 last:border-b-0">
      <h3 className="text-12 font-medium text-ink-quiet">{title}</h3>
      {children}
    </section>
  );
}
