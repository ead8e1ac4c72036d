// @vitest-environment happy-dom
import { lazy, Suspense } from "react";
import { act } from "@testing-library/react";
import { hydrateRoot } from "react-dom/client";
import { renderToString } from "react-dom/server";
import { expect, it } from "vitest";
import { DockedNotices, NoticeArea } from "./notice-dock";

function Panel() {
  return (
    <div>
      <DockedNotices>
        <p>Not everything could be read</p>
      </DockedNotices>
      <h2>Governance</h2>
    </div>
  );
}

it("docks the notices of a part that comes alive after the rest of the page", async () => {
  const container = document.body.appendChild(document.createElement("div"));
  container.innerHTML = renderToString(
    <NoticeArea>
      <Suspense>
        <Panel />
      </Suspense>
    </NoticeArea>,
  );
  const arrival = Promise.withResolvers<{ default: typeof Panel }>();
  const Late = lazy(() => arrival.promise);
  const complaints: unknown[] = [];
  // An act that answers a promise waits for what is suspended.
  await act(() => {
    hydrateRoot(
      container,
      <NoticeArea>
        <Suspense>
          <Late />
        </Suspense>
      </NoticeArea>,
      { onRecoverableError: (error) => complaints.push(error) },
    );
    return Promise.resolve();
  });
  const heading = container.querySelector("h2");
  await act(async () => {
    arrival.resolve({ default: Panel });
    await arrival.promise;
  });
  expect(complaints).toEqual([]);
  expect(container.querySelector("h2")).toBe(heading);
  expect(container.querySelector("section")?.textContent).toBe("Not everything could be read");
});
