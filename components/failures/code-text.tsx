/** A sentence in which `backticks` mark what is typed or read literally. */
export function CodeText({ children }: { children: string }) {
  return children.split("`").map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code
        key={`${index} ${part}`}
        className="rounded-chip bg-none-soft px-1 py-px font-mono text-12 wrap-anywhere"
      >
        {part}
      </code>
    ),
  );
}
