import { AppRouterContext } from "next/dist/shared/lib/app-router-context.shared-runtime";
import { NuqsTestingAdapter } from "nuqs/adapters/testing";
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

/** Around components with links and tooltips in a test: Next's router, which leads nowhere, an address, and what tooltips need. */
export function WithRouter({ children }: { children: ReactNode }) {
  return (
    <Tooltip.Provider>
      <AppRouterContext.Provider value={router}>
        <NuqsTestingAdapter>{children}</NuqsTestingAdapter>
      </AppRouterContext.Provider>
    </Tooltip.Provider>
  );
}
