import { memo } from "react";
import type { RowView } from "../floor/page/row-view.js";
import { formatCount } from "../floor/page/words.js";

/** A row's cells but the first, with the classes and the texts of the floor's. */
export const cells: readonly {
  readonly key: string;
  readonly title: string;
  readonly className: string;
  readonly render: (view: RowView) => React.ReactNode;
}[] = [
  { key: "id", title: "Id", className: "id mono", render: ({ id }) => id },
  {
    key: "governed",
    title: "Governed by",
    className: "governed",
    render: ({ chip, governedBy, chipKind }) => (
      <span className={chip} title={governedBy}>
        <span className="mark" />
        <span className="text">{governedBy}</span>
        <span className="hidden">{chipKind}</span>
      </span>
    ),
  },
  {
    key: "from",
    title: "From",
    className: "from quiet",
    render: ({ from, source }) => (
      <>
        <span>{from}</span>
        <span data-part="source" className="link">
          {source}
        </span>
      </>
    ),
  },
  {
    key: "status",
    title: "Status",
    className: "status",
    render: ({ tone, word, age }) => (
      <span className={`tone ${tone}`}>
        <span className="mark" />
        <span className="word">{word}</span>
        <span className="age">{age}</span>
      </span>
    ),
  },
  {
    key: "accounts",
    title: "Accounts below",
    className: "accounts quiet",
    render: ({ below, attention }) => (
      <>
        <span className={`failing ${attention.tone}`}>{attention.text}</span>
        <span>{below === undefined ? "" : formatCount(below.accounts)}</span>
      </>
    ),
  },
  { key: "message", title: "Message", className: "message quiet", render: ({ message }) => message },
  { key: "updated", title: "Updated", className: "updated quiet", render: ({ updated }) => updated },
];

/** All cells of a row: drawn again only when something of the row is another. */
export const RowCells = memo(function RowCells({
  view,
  isSelected,
  isExpanded,
}: {
  view: RowView;
  isSelected: boolean;
  isExpanded: boolean | undefined;
}) {
  return (
    <>
      <div role="gridcell" className="name">
        <div className={`indent depth${view.depth}`}>
          <span data-part="select" className="select" aria-hidden="true">
            <span className={isSelected ? "box checked" : "box"}>
              <svg viewBox="0 0 12 12">
                <path d="m2.5 6.2 2.4 2.4 4.6-5" />
              </svg>
            </span>
          </span>
          <span data-part="twisty" className={twistyClass(isExpanded)} aria-hidden="true">
            <svg viewBox="0 0 24 24">
              <path d="m9 18 6-6-6-6" />
            </svg>
          </span>
          <Name view={view} />
        </div>
      </div>
      {cells.map(({ key, className, render }) => (
        <div
          key={key}
          role="gridcell"
          className={className}
          title={key === "message" ? view.message : undefined}
        >
          {render(view)}
        </div>
      ))}
    </>
  );
});

/** The first cell's text, with what is special about the target. */
export function Name({ view }: { view: RowView }) {
  return (
    <>
      <span className={`icon ${view.kind}`} />
      <span className={`text ${view.kind}${view.inactive === undefined ? "" : "struck"}`} title={view.name}>
        {view.name}
      </span>
      {view.role !== undefined && <span className="badge role">{view.role}</span>}
      {view.inactive !== undefined && <span className="badge state">{view.inactive}</span>}
    </>
  );
}

function twistyClass(isExpanded: boolean | undefined): string {
  if (isExpanded === undefined) return "twisty none";
  return isExpanded ? "twisty open" : "twisty";
}
