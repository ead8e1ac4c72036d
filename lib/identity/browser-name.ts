const browsers = [
  // The more special first: each of these calls itself Chrome or Safari too.
  ["Edge", /\bEdgA?\//],
  ["Firefox", /\bFirefox\//],
  ["Chromium", /\b(?:HeadlessChrome|Chromium)\//],
  ["Chrome", /\bChrome\//],
  ["Safari", /\bSafari\//],
] as const;

const systems = [
  ["Android", /\bAndroid\b/],
  ["iOS", /\b(?:iPhone|iPad)\b/],
  ["Windows", /\bWindows\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** `Firefox on Linux`, from how a browser describes itself; `Another browser` for one that is not known. */
export function browserName(userAgent: string): string {
  const browser = browsers.find(([, pattern]) => pattern.test(userAgent))?.[0] ?? "Another browser";
  const system = systems.find(([, pattern]) => pattern.test(userAgent))?.[0];
  return system === undefined ? browser : `${browser} on ${system}`;
}
