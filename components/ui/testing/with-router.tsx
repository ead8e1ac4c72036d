import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { Tooltip } from "radix-ui";
import type { ComponentProps, ReactNode } from "react";

type Router = NonNullable<ComponentProps<typeof AppRouterContext.Provider>["value"]>;

const nothing = () => undefined;
const router: Router = {
  back: nothing,
  forward: nothing,
  refresh: nothing,
  push: nothing,
  replace: nothing,
  prefetch: nothing,
  bfcacheId: "test",
};

/** Around components with links and tooltips in a test: Next's router, which leads nowhere, and what tooltips need. */
export function WithRouter({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider>
      <AppRouterContext.Provider value={router}>{children}</AppRouterContext.Provider>
    </Tooltip.Provider>
  );
}
