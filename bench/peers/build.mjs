import { build } from "esbuild";

/** Bundles for production, one script and one stylesheet for each peer, into `built`. */
await build({
  entryPoints: [
    "pages/react-arborist.tsx",
    "pages/headless-tree.tsx",
    "pages/cloudscape-table.tsx",
    "pages/ag-grid.ts",
    "pages/cloudscape-matrix.tsx",
  ],
  absWorkingDir: import.meta.dirname,
  outdir: "built",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2023",
  jsx: "automatic",
  define: { "process.env.NODE_ENV": '"production"' },
  loader: { ".woff2": "file", ".woff": "file" },
  logLevel: "warning",
});
