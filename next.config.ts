import type { NextConfig } from "next";

/** What the server of ours in front of Next needs beside the build, when both are packed to run anywhere. */
const beside = [
  "lib/core/http/response-headers.ts",
  "lib/server/{shutdown.ts,routes/response-in-progress.ts}",
  "lib/store/migrations/**",
  "scripts/{processes/{serve-canopy,project-root}.ts,server/*.ts,settings/refuse-other-than-loopback.ts}",
];

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
