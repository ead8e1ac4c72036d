import { requests } from "./testing/hostile-requests";

// The same test as the few requests of `npm test`.
requests.inAll = 10_000;
await import("./hostile-requests.long.test");
