import { defineConfig } from "drizzle-kit";

// `npx drizzle-kit generate --name what-changes` writes the migration; Canopy applies it when it starts.
export default defineConfig({
  dialect: "postgresql",
  schema: "./lib/store/schema*.ts",
  out: "./lib/store/migrations",
});
