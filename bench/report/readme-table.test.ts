import { expect, test } from "vitest";
import { newestResults } from "./bench-results";
import { readmeSection, resultsAsMarkdown } from "./readme-table";

test("the README prints the results of the newest release, and none that were written by hand", () => {
  expect(readmeSection()).toBe(resultsAsMarkdown(newestResults()));
});

test("a figure stands beside what it is compared with, its peers and its target", () => {
  const machine = { processor: "Example", cores: 2, memoryGb: 8, node: "v24", chromium: "153" };
  const peers = { "react-arborist": { median: 120, min: 110, max: 130, rounds: 5 } };
  const markdown = resultsAsMarkdown({
    release: "1.0.0",
    takenAt: "2026-11-29T00:00:00.000Z",
    commit: "",
    machine,
    parts: [
      {
        ...{ part: "page", size: "large", title: "The tree, 10,000 accounts", compared: "floor", busy: 0.04 },
        remarks: [],
        measurements: [
          { name: "expand all", unit: "ms", ours: 30, floor: 20, peers, target: { maxRatio: 2, max: 50 } },
          { name: "  expand all: CPU", unit: "ms", ours: 12 },
        ],
      },
    ],
  });
  expect(markdown.split("\n")).toEqual([
    "Release 1.0.0, 2026-11-29, Example, 2 cores, Chromium 153; medians. Other programs kept the machine up to 4 % busy.",
    "",
    "**The tree, 10,000 accounts**",
    "",
    "|            |  Canopy |   floor | ratio | react-arborist |              target |",
    "| ---------- | ------: | ------: | ----: | -------------: | ------------------: |",
    "| expand all | 30.0 ms | 20.0 ms |  1.50 |         120 ms | ≤ 2 ×, ≤ 50 ms: met |",
  ]);
});
