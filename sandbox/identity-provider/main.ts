import { parseArgs } from "node:util";
import { startIdentityProvider } from "./start-identity-provider";

const { values } = parseArgs({
  options: { port: { type: "string" }, "client-url": { type: "string" } },
});
const clientSecret = process.env["CANOPY_DEMO_CLIENT_SECRET"] ?? "";
const provider = await startIdentityProvider({
  port: Number(values.port),
  clientUrl: values["client-url"] ?? "http://localhost:3000",
  clientSecret,
});
for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    void provider.close().then(() => process.exit(0));
  });
}
process.stdout.write(`The identity provider of the demo is at ${provider.url}.\n`);
