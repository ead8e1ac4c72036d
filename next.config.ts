import type { NextConfig } from "next";

/** What the server of ours in front of Next needs beside the build, when both are packed to run anywhere. */
const beside = [
  "lib/core/http/response-headers.ts",
  "lib/server/{shutdown.ts,routes/response-in-progress.ts}",
  "lib/store/migrations/**",
  "scripts/{processes/{serve-canopy,project-root}.ts,server/*.ts,settings/refuse-other-than-loopback.ts}",
];

interface Chunk {
  readonly name?: string;
}
/** What is changed of the configuration that Next hands over (https://webpack.js.org/plugins/split-chunks-plugin). */
interface Bundler {
  readonly output: { trustedTypes?: unknown };
  readonly optimization: { splitChunks?: unknown };
}
interface Chunks {
  readonly chunkGraph: { readonly getModuleChunksIterable: (module: object) => Iterable<Chunk> };
}

/** What every page names: its layout, and what stands in for it when it fails. */
const frame = new Set(["app/layout", "app/error", "app/global-error", "app/not-found"]);

/**
 * Few files that are large: what the frame of every page needs, what about half of the pages need, the rest of each. Many small ones
 * compress worse and keep the processor busy while the page is drawn: decision 0027 has the measurements.
 */
function cutIntoFewFiles(bundler: Bundler): void {
  const isPage = ({ name }: Chunk) => name?.startsWith("app/") === true;
  const isOfFrame = (module: object, { chunkGraph }: Chunks) =>
    [...chunkGraph.getModuleChunksIterable(module)].some(({ name = "" }) => frame.has(name));
  const isOfHalf = (module: object, { chunkGraph }: Chunks) =>
    [...chunkGraph.getModuleChunksIterable(module)].filter(isPage).length >= 14;
  bundler.optimization.splitChunks = {
    chunks: "all",
    minSize: 10_000,
    maxInitialRequests: 8,
    maxAsyncRequests: 6,
    cacheGroups: {
      defaultVendors: false,
      // React shows no change while a style sheet comes that was not there before: all of them come with the frame.
      styles: { name: "styles", type: "css/mini-extract", priority: 40, enforce: true },
      // What menus, dialogs and panels share: each of them would bring its own copy.
      later: { chunks: "async", minChunks: 2, minSize: 8_000, priority: 10, reuseExistingChunk: true },
      default: { minChunks: 2, minSize: 50_000, reuseExistingChunk: true },
      // Also out of what comes later: a page that has it would fetch it once more with each part that another page lacks it for.
      half: { name: "half", chunks: "all", test: isOfHalf, priority: 20, enforce: true },
      frame: { name: "frame", chunks: isPage, minChunks: 2, test: isOfFrame, priority: 30, enforce: true },
    },
  };
}

const config: NextConfig = {
  // Tracing what the server needs takes time, and only the image asks for it.
  ...(process.env["CANOPY_STANDALONE"] === "1" && {
    output: "standalone",
    outputFileTracingIncludes: { "/**": beside },
  }),
  reactCompiler: true,
  typedRoutes: true,
  // The pages of a further connection: which one it is, the server has read from the address before Next sees it.
  rewrites: () => Promise.resolve([{ source: "/at/:connection/:path*", destination: "/:path*" }]),
  poweredByHeader: false,
  // Canopy shows no pictures but icons of its own: the route that scales pictures is off.
  images: { unoptimized: true },
  agentRules: false,
  // Loading every page at the start takes the processor from the first one that is asked for.
  experimental: { preloadEntriesOnStart: false },
  // `npm run check` has the compiler's word on all files; the build would ask it about tests and benches once more.
  typescript: { ignoreBuildErrors: true },
  webpack: (bundler: Bundler, { isServer }) => {
    if (!isServer) cutIntoFewFiles(bundler);
    // Next's own policy lets every address of a script pass; without it the default policy of ours is asked.
    delete bundler.output.trustedTypes;
    return bundler;
  },
  // While developing Turbopack serves, and wants to be named where the other is configured.
  turbopack: {},
  // The page that shows every primitive exists while developing only: a production build has no such route.
  pageExtensions: process.env.NODE_ENV === "production" ? ["ts", "tsx"] : ["ts", "tsx", "dev.tsx"],
  // Compiling the SDK into the server bundle doubles the build and changes nothing at run time.
  serverExternalPackages: [
    "@aws-sdk/client-config-service",
    "@aws-sdk/client-organizations",
    "@aws-sdk/client-securityhub",
    "@aws-sdk/client-sns",
    "@aws-sdk/client-sts",
    "@aws-sdk/credential-providers",
    "@smithy/node-http-handler",
    "@opentelemetry/api",
    "@opentelemetry/context-async-hooks",
    "@opentelemetry/core",
    "@opentelemetry/exporter-trace-otlp-http",
    "@opentelemetry/resources",
    "@opentelemetry/sdk-trace",
    // Pages, routes and actions share what was discovered of the provider: it must be of one class for all.
    "jose",
    "openid-client",
    "pg",
    "prom-client",
    "pino",
  ],
  allowedDevOrigins: ["127.0.0.1", "localhost"],
};

export default config;
