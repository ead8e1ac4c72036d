import { formatExact, formatMoment } from "@/lib/format/instant";
import { joinedAtOf } from "@/lib/organizations/joined-at";
import { treeColumn } from "./tree-column";

const DATE_LENGTH = "2026-11-21".length;

/** The day on which the account joined the organization, and on hover the second. */
export const joinedColumn = treeColumn({
  key: "joined",
  title: "Joined",
  isOptional: true,
  width: 6,
  rank: 2,
  className: "text-12 text-ink-quiet tabular-nums",
  content: ({ kind }, { node, governed: { tree } }) => {
    const joinedAt = joinedAtOf(tree, node);
    const unknown = kind === "account" ? "Not known" : "";
    return {
      parts: {
        joined: {
          text: joinedAt === undefined ? unknown : formatMoment(joinedAt).slice(0, DATE_LENGTH),
          attributes: { title: joinedAt === undefined ? "" : formatExact(joinedAt) },
        },
      },
      marks: {},
    };
  },
  cell: ({ part }) => part("joined"),
  sort: {
    ascending:
      ({ tree: { joinedAt } }) =>
      (one, other) =>
        (joinedAt[one] ?? 0) - (joinedAt[other] ?? 0),
    isMissing:
      ({ tree: { joinedAt } }) =>
      (node) =>
        joinedAt[node] === 0,
  },
  exported: [
    {
      key: "joinedAt",
      title: "Joined",
      value: (_, { node, governed: { tree } }) => {
        const joinedAt = joinedAtOf(tree, node);
        return joinedAt === undefined ? "" : new Date(joinedAt).toISOString();
      },
    },
  ],
});
