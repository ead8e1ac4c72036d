import type { Tone } from "./tone";

/** The shape of a tone, 14 px, in the colour of the text around it. Decorative: a word stands beside it. */
export function StatusIcon({ tone, className }: { tone: Tone; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" width="14" height="14" aria-hidden="true" fill="none" className={className}>
      {shape(tone)}
    </svg>
  );
}

const outline = {
  stroke: "currentColor",
  strokeWidth: 1.5,
  strokeLinecap: "round",
  strokeLinejoin: "round",
} as const;
const cutOut = { ...outline, stroke: "var(--surface)", strokeWidth: 1.6 } as const;
const halfCircle = "M8 2.6a5.4 5.4 0 0 1 0 10.8Z";

function shape(tone: Tone) {
  switch (tone) {
    case "success":
      return (
        <>
          <circle cx="8" cy="8" r="6.5" fill="currentColor" />
          <path d="m5.2 8.2 2 2 3.6-4.2" {...cutOut} />
        </>
      );
    case "pending":
      return (
        <>
          <circle cx="8" cy="8" r="5.75" {...outline} />
          <path d={halfCircle} fill="currentColor" />
        </>
      );
    case "stuck":
      return (
        <>
          <path d="M9.6 2.5A5.75 5.75 0 1 0 13.7 8.7" {...outline} />
          <path d="M7.2 4.4v7.2a3.6 3.6 0 0 1 0-7.2Z" fill="currentColor" />
          <path d="M13 2v3.2" {...outline} strokeWidth={1.9} />
          <circle cx="13" cy="7.4" r="1" fill="currentColor" />
        </>
      );
    case "outdated":
      return (
        <>
          <circle cx="8" cy="8" r="5.75" {...outline} />
          <path d="M8 4.8V8l2.1 1.6" {...outline} />
        </>
      );
    case "failed":
      return (
        <>
          <path d="M5.2 1.4h5.6l3.8 3.8v5.6l-3.8 3.8H5.2l-3.8-3.8V5.2Z" fill="currentColor" />
          <path d="M8 4.6v4" {...cutOut} strokeWidth={1.8} />
          <circle cx="8" cy="11.2" r="1" fill="var(--surface)" />
        </>
      );
    case "none":
      return <circle cx="8" cy="8" r="5.75" {...outline} strokeDasharray="2.4 2.12" strokeLinecap="butt" />;
    case "self-managed":
      return (
        <>
          <circle cx="8" cy="5.2" r="2.7" fill="currentColor" />
          <path d="M2.8 14a5.2 5.2 0 0 1 10.4 0Z" fill="currentColor" />
        </>
      );
    case "suspended":
      return (
        <>
          <circle cx="8" cy="8" r="5.75" {...outline} />
          <path d="M6.5 6v4M9.5 6v4" {...outline} />
        </>
      );
    case "not-visible":
      return (
        <>
          <path d="M2 8s2.2-4 6-4 6 4 6 4-2.2 4-6 4-6-4-6-4Z" {...outline} />
          <path d="m3 13 10-10" {...outline} />
        </>
      );
  }
}
