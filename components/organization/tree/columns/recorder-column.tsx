import { recorderLabels, recorderSentence } from "@/components/inventory/recorders/recorder-labels";
import { type MarkedText, noShape, toned } from "@/components/ui/rows/marked-text";
import { StatusIcon } from "@/components/ui/status/status-mark";
import { toneText } from "@/components/ui/status/tone";
import { recorderStates } from "@/lib/aws-config/recorders/model";
import styles from "../tree-grid.module.css";
import { type RowSource, treeColumn } from "./tree-column";
import { treeFilter } from "./tree-filter";

/** Whether a configuration recorder is known to record in the account, in the home Region; on hover why not. */
export const recorderColumn = treeColumn({
  key: "recorder",
  title: "Recorder",
  isOptional: true,
  width: 10,
  rank: 2,
  content: (_view, source) => {
    const known = source.governed.recorders?.at(source.node);
    const title = known === undefined ? "" : recorderSentence(known);
    return {
      parts: { region: { text: known?.region ?? "", attributes: { title } } },
      marks: { recorder: markOf(source) },
    };
  },
  cell: ({ part, mark }) => (
    <span className={styles.chip}>
      {mark("recorder")}
      {part("region", "truncate text-12 text-ink-quiet")}
    </span>
  ),
  sort: {
    ascending:
      ({ recorders }) =>
      (one, other) =>
        placeOf(recorders?.at(one)?.state) - placeOf(recorders?.at(other)?.state),
    isMissing:
      ({ recorders }) =>
      (node) =>
        recorders?.at(node) === undefined,
  },
  filters: [
    treeFilter({
      param: "recorder",
      label: "Recorder",
      place: 8,
      options: () =>
        recorderStates.map((value) => {
          const { word, tone } = recorderLabels[value];
          return { value, label: word, icon: <StatusIcon tone={tone} className={toneText[tone]} /> };
        }),
    }),
  ],
  exported: [
    {
      key: "recorder",
      title: "Configuration recorder",
      value: (_, { node, governed: { recorders } }) => {
        const known = recorders?.at(node);
        return known === undefined ? "" : recorderLabels[known.state].word;
      },
    },
    {
      key: "recorderByRegion",
      title: "Configuration recorder by Region",
      value: (_, { node, governed: { recorders } }) =>
        (recorders?.everywhere(node) ?? [])
          .map(({ region, state }) => `${region}: ${recorderLabels[state].word}`)
          .join("; "),
    },
  ],
});

function markOf({ node, governed: { recorders } }: Pick<RowSource, "node" | "governed">): MarkedText {
  const known = recorders?.at(node);
  if (known === undefined) return { shape: noShape, markClass: "hidden", text: "", textClass: "" };
  const { tone, word } = recorderLabels[known.state];
  return toned(tone, word);
}

/** What needs attention comes first. */
function placeOf(state: (typeof recorderStates)[number] | undefined): number {
  return state === undefined ? 0 : ["stopped", "none", "not-known", "some-types", "records"].indexOf(state);
}
