/** The name with its mark: a crown of three levels, an organization seen from above. */
export function Wordmark() {
  return (
    <span className="inline-flex items-center gap-2 text-14 font-semibold tracking-tight">
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true" className="text-accent">
        <path d="M10 1.5 15 7H5Z" fill="currentColor" opacity="0.45" />
        <path d="M10 4.6 17 12H3Z" fill="currentColor" opacity="0.7" />
        <path d="M10 8.6 18.5 17h-17Z" fill="currentColor" />
        <path d="M9.2 16h1.6v3H9.2Z" fill="currentColor" />
      </svg>
      Canopy
    </span>
  );
}
