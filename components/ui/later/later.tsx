"use client";

import {
  type ComponentType,
  createElement,
  lazy,
  type ReactNode,
  Suspense,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useHydrated } from "../use-hydrated";
import { fetchWhenIdle } from "./idle-fetching";
import { fetchPersistently } from "@/lib/core/fetch-persistently";

/**
 * A component whose code comes when it is first shown, or before, once the page is idle. Until then `place` stands for
 * it, which may be made of what the component is given. A server that restarts meanwhile is waited for; where the code cannot be had in a minute, the error reaches the
 * page's error boundary.
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  place: ReactNode | ((props: Props) => ReactNode) = null,
): ComponentType<Props> {
  let loaded: ComponentType<Props> | undefined;
  const fetchOnce = async (): Promise<ComponentType<Props>> => (loaded ??= await load());
  const Fetched = lazy(async () => ({ default: await fetchPersistently(fetchOnce) }));
  fetchWhenIdle(fetchOnce);
  return function Later(props: Props) {
    // What has been fetched is shown at once, without a moment of `place`; and never another type, which would lose state.
    const [shown] = useState((): ComponentType<Props> => loaded ?? Fetched);
    // What the server rendered stays until its code has come: React would replace it by `place` at the first change.
    const isHydrated = useHydrated();
    const [served, setServed] = useState(isHydrated ? undefined : props);
    const given = served ?? props;
    return useMemo(
      () => (
        <Suspense fallback={typeof place === "function" ? place(given) : place}>
          {createElement(shown, given)}
          <Alive onAlive={setServed} />
        </Suspense>
      ),
      [shown, given],
    );
  };
}

/** Says when the part that it stands in is alive. Draws nothing. */
function Alive({ onAlive }: { onAlive: (served: undefined) => void }) {
  useEffect(() => onAlive(undefined), [onAlive]);
  return null;
}

/** The same for a dialog: its code is asked for when it is first opened, and it stays mounted from then on. */
export function laterDialog<Props extends { readonly open: boolean }>(
  load: () => Promise<ComponentType<Props>>,
  place?: (props: Props) => ReactNode,
): ComponentType<Props> {
  const Dialog = later(load, place);
  return function LaterDialog(props: Props) {
    const [wasOpen, setWasOpen] = useState(props.open);
    if (props.open && !wasOpen) setWasOpen(true);
    return wasOpen ? createElement(Dialog, props) : null;
  };
}
