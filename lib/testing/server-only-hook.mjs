import { registerHooks } from "node:module";

// The marker package throws outside a React server; a program that tests server code is the server.
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === "server-only"
      ? { url: new URL("../../node_modules/server-only/empty.js", import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
