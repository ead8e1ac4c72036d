import { vi } from "vitest";

// Files that change their process share it all the same: loading the AWS SDK, PostgreSQL's client and Zod anew for each
// would be most of what a file costs. Our own modules are loaded anew, and what they keep on `globalThis` goes.
vi.resetModules();
vi.unstubAllEnvs();
vi.unstubAllGlobals();
for (const name of Object.keys(globalThis))
  if (name.startsWith("canopy")) Reflect.deleteProperty(globalThis, name);
