import { expect, it } from "vitest";
import type { RunSummary } from "@/lib/runs/run";
import { RunId } from "@/lib/runs/run-id";
import { noSteps } from "@/lib/runs/step-figures";
import { listedRuns, withRecent } from "./list-view";

const noFilters = { q: "", state: [], by: [] };
const now = Date.parse("2026-11-29T12:00:00Z");
const newestFirst = { sort: "number", direction: "descending" } as const;

it("shows of a run under way what was heard last, and one that has just begun", () => {
  const listed = [runOf(2, { state: "running" }), runOf(1)];
  const heard = [runOf(3, { state: "running" }), runOf(2, { state: "paused" })];
  expect(withRecent(listed, heard).map(({ number, state }) => [number, state])).toEqual([
    [3, "running"],
    [2, "paused"],
    [1, "ended"],
  ]);
});

it("leaves what is older than the last page to its own page", () => {
  expect(withRecent([runOf(7), runOf(5)], [runOf(4), runOf(6)]).map(({ number }) => number)).toEqual([
    7, 6, 5,
  ]);
});

it("finds runs by change, person, reason and number, in any state that is asked for", () => {
  const runs = [
    runOf(3, { title: "Apply cis to Sandbox", reason: "Audit", state: "running" }),
    runOf(2, { title: "Make Sandbox self-managed", by: { id: "2", name: "Grace" } }),
    runOf(1, { title: "Apply nist to Security" }),
  ];
  const found = (filter: Partial<Parameters<typeof listedRuns>[1]>) =>
    listedRuns(runs, { ...noFilters, ...filter }, newestFirst, now).map(({ number }) => number);
  expect(found({ q: "sandbox" })).toEqual([3, 2]);
  expect(found({ q: "audit apply" })).toEqual([3]);
  expect(found({ q: "#1" })).toEqual([1]);
  expect(found({ by: ["2"] })).toEqual([2]);
  expect(found({ state: ["running", "paused"] })).toEqual([3]);
});

it("tells runs that wait for their change window from those that are being sent", () => {
  const changeWindow = { days: ["Mon" as const], from: "22:00", to: "23:00", timeZone: "UTC" };
  const counts = { ...noSteps, waiting: 1 };
  const runs = [runOf(2, { state: "running", counts, changeWindow }), runOf(1, { state: "running", counts })];
  const found = (...state: Parameters<typeof listedRuns>[1]["state"]) =>
    listedRuns(runs, { ...noFilters, state }, newestFirst, now).map(({ number }) => number);
  expect(found("waiting-for-window")).toEqual([2]);
  expect(found("running")).toEqual([1]);
});

it("sorts, and puts the newest first among equals", () => {
  const runs = [runOf(3), runOf(2, { title: "A" }), runOf(1)];
  const order = (sort: "title" | "number", direction: "ascending" | "descending") =>
    listedRuns(runs, noFilters, { sort, direction }, now).map(({ number }) => number);
  expect(order("title", "ascending")).toEqual([2, 3, 1]);
  expect(order("number", "ascending")).toEqual([1, 2, 3]);
});

function runOf(number: number, facts: Partial<RunSummary> = {}): RunSummary {
  return {
    id: RunId.parse(`00000000-0000-4000-8000-${String(number).padStart(12, "0")}`),
    number,
    title: "Change",
    state: "ended",
    by: { id: "1", name: "Ada" },
    changes: [],
    createdAt: "2026-11-29T00:00:00.000Z",
    counts: noSteps,
    perSecond: 10,
    ...facts,
  };
}
