import { expect, it } from "vitest";
import { withTestDatabase } from "@/lib/testing/test-database";
import { killOneOfTwo } from "../testing/two-servers";

withTestDatabase();

// Fifty rounds are `npm run soak -- --only two-servers`.
it(
  "takes over the collection and the write of another server that is killed",
  { timeout: 600_000 },
  async () => {
    expect(await killOneOfTwo(2)).toHaveLength(2);
  },
);
