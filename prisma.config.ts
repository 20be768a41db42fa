import { defineConfig } from "prisma/config";
import { MigrationAdapter } from "./app/db/migration-adapter";

/** Prisma runs without its downloaded engines: the schema engine is WebAssembly and talks through our own driver. */
export default defineConfig({
  experimental: { adapter: true },
  engine: "js",
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  adapter: () => Promise.resolve(new MigrationAdapter(process.env["DATABASE_URL"] ?? "")),
});
