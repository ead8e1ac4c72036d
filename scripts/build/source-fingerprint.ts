import { fingerprint } from "./fingerprint";

const sources = [
  "app",
  "components",
  "lib",
  "public",
  "instrumentation.ts",
  "instrumentation-client.ts",
  "proxy.ts",
  "next.config.ts",
  "postcss.config.mjs",
  "tsconfig.json",
  "package-lock.json",
];

/** The hash of everything `next build` reads: tests and the sandbox are not among it. */
export function sourceFingerprint(root: string): string {
  return fingerprint(root, sources, isBuilt);
}

function isBuilt(path: string): boolean {
  return !path.startsWith("sandbox/") && !/\.(test|soak)\.tsx?$/.test(path);
}
