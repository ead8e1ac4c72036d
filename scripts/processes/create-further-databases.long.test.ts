import { inject, expect, it } from "vitest";
import { Client } from "pg";
import type {} from "@/lib/testing/database-server";
import { createFurtherDatabases } from "./create-further-databases";

it("makes a database for each connection that names none, once, owned by who makes the tables", async () => {
  const { url, migrationUrl, administrationUrl } = inject("databaseServer");
  const first = `first_${crypto.randomUUID().replaceAll("-", "")}`;
  const inside = (base: string, name: string) => Object.assign(new URL(base), { pathname: `/${name}` }).href;
  const settings = {
    DATABASE_URL: inside(url, first),
    CANOPY_MIGRATION_DATABASE_URL: inside(migrationUrl, first),
  };
  const further = [
    { name: "us-gov", region: "us-gov-west-1" },
    { name: "china", region: "cn-north-1", databaseUrl: "postgres://a:b@elsewhere.invalid/china" },
  ];
  const environment = { AWS_REGION: "eu-west-1", CANOPY_CONNECTIONS: JSON.stringify(further) };
  await createFurtherDatabases({ settings, administrationUrl }, environment);
  await createFurtherDatabases({ settings, administrationUrl }, environment);

  const owner = new Client({ connectionString: inside(migrationUrl, `${first}_us_gov`) });
  await owner.connect();
  await owner.query("CREATE TABLE made (id int)");
  await owner.end();
  const administrator = new Client({ connectionString: administrationUrl });
  await administrator.connect();
  const { rows } = await administrator.query<{ datname: string }>(
    "SELECT datname FROM pg_database WHERE datname LIKE $1",
    [`${first}%`],
  );
  await administrator.end();
  expect(rows).toEqual([{ datname: `${first}_us_gov` }]);
});
