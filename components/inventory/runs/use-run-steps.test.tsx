// @vitest-environment happy-dom
import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createQueryClient } from "@/lib/query/query-client";
import { RunId } from "@/lib/runs/run-id";
import { noSteps } from "@/lib/runs/step-figures";
import { useRunSteps } from "./use-run";

const id = RunId.parse("11111111-2222-4333-8444-555555555555");
const total = 10_000;
const asked: string[] = [];

/** The route of a run of ten thousand accepted steps. */
function answer(url: string): Response {
  const search = new URL(url, "http://localhost").searchParams;
  const [offset, limit] = [Number(search.get("offset")), Number(search.get("limit"))];
  asked.push(`${offset}+${limit} ${search.get("search") ?? ""}`.trim());
  const count = search.has("search") ? 1 : Math.min(limit, total - offset);
  const steps = Array.from({ length: count }, (_, index) => ({
    ...{ runId: id, position: offset + index, change: 0, attempts: 1, state: "skipped", had: null },
    ...{ kind: "association", targetName: `row ${offset + index}` },
    targetId: String(100_000_000_000 + offset + index),
  }));
  return Response.json({ steps, total: search.has("search") ? 1 : total });
}

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", (url: string | URL | Request) =>
    Promise.resolve(answer(url instanceof Request ? url.url : String(url))),
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function Shown({ lastRow, search }: { lastRow: number; search?: string }) {
  const run = { id, state: "running", counts: { ...noSteps, skipped: total } } as const;
  const { stepAt, total: count } = useRunSteps(run, search === undefined ? {} : { search }, lastRow);
  return (
    <p>
      {count} rows, {stepAt(Math.max(0, lastRow - 1))?.targetName ?? "not loaded"}, first{" "}
      {stepAt(0)?.targetName ?? "not loaded"}
    </p>
  );
}

it("reads the rows on the screen wherever that is in ten thousand, and none between", async () => {
  const client = createQueryClient();
  const shown = (lastRow: number, search?: string) => (
    <QueryClientProvider client={client}>
      <Shown lastRow={lastRow} {...(search !== undefined && { search })} />
    </QueryClientProvider>
  );
  const { rerender } = render(shown(30));
  await screen.findByText("10000 rows, row 29, first row 0");
  rerender(shown(10_000));
  // As long as it was, while other rows load.
  expect(screen.getByText(/^10000 rows/)).toBeDefined();
  await screen.findByText("10000 rows, row 9999, first not loaded");
  rerender(shown(30, "row 7"));
  await screen.findByText(/^1 rows/);
  expect([...new Set(asked)]).toEqual(["0+50", "9900+50", "9950+50", "0+50 row 7"]);
});
