import type { ReactNode } from "react";
import { NoticeArea } from "@/components/ui/notice-dock";
import { PageAlive } from "./page-alive";
import { TopBar } from "./top-bar";

/**
 * The bar and the main landmark of one page. `breadcrumbs` is usually `<Breadcrumbs trail={…} />`.
 * A page that scrolls inside itself, such as a long table, says `scrolls={false}`.
 */
export function Page({
  breadcrumbs,
  scrolls = true,
  children,
}: {
  breadcrumbs: ReactNode;
  scrolls?: boolean;
  children: ReactNode;
}) {
  return (
    <>
      <TopBar>{breadcrumbs}</TopBar>
      <NoticeArea>
        <main
          id="content"
          tabIndex={-1}
          className={`flex min-h-0 min-w-0 flex-1 flex-col outline-none ${scrolls ? "overflow-x-hidden overflow-y-auto" : "overflow-hidden"}`}
        >
          {children}
        </main>
      </NoticeArea>
      <PageAlive />
    </>
  );
}
