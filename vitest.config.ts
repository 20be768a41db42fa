import { defineConfig } from "vitest/config";

/** `unit` needs nothing; `database` runs on a PostgreSQL of its own. A test that touches data is named *.db.test.ts. */
export default defineConfig({
  test: {
    setupFiles: ["tests/support/quiet-console.ts"],
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,devstore,extensions,tests}/**/*.test.{ts,tsx}"],
          exclude: ["**/node_modules/**", "**/*.db.test.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{app,devstore,tests}/**/*.db.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
    ],
  },
});
