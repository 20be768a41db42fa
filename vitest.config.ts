import { defineConfig } from "vitest/config";
import { LongestFirst } from "./tests/support/longest-first";

/**
 * `unit` needs nothing; `database` runs on a PostgreSQL of its own (a test that touches data is named *.db.test.ts); `local`
 * starts the whole of local mode; `attack` asks the built app as a hostile visitor would; `browser` opens it in Chromium; `extensions` draws the UI extensions in Shopify's own tester.
 */
export default defineConfig({
  test: {
    setupFiles: ["tests/support/quiet-console.ts", "tests/support/patience.ts"],
    // as in tests/support/patience.ts: vitest would give up after a second
    expect: { poll: { timeout: 20_000 } },
    // the tests of local mode mostly wait for late webhooks: two more files beside them keep two cores busy
    maxWorkers: 3,
    sequence: { sequencer: LongestFirst },
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // local mode's public defaults; each database test opens a database of its own
    env: { LOCAL_MODE: "1", LOG_LEVEL: "silent", DATABASE_URL: "postgresql://unset@127.0.0.1:1/unset" },
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["{app,devstore,extensions,tests}/**/*.test.{ts,tsx}"],
          exclude: [
            "**/node_modules/**",
            "**/*.{db,local,browser,attack}.test.ts",
            "extensions/{shared,checkout,account,account-blocks,pos,admin}/**",
          ],
        },
      },
      {
        // Preact, as Shopify runs it: the tester loads an extension's own shopify.extension.toml
        extends: true,
        esbuild: { jsx: "automatic", jsxImportSource: "preact" },
        test: {
          name: "extensions",
          include: ["extensions/{shared,checkout,account,account-blocks,pos,admin}/**/*.test.{ts,tsx}"],
          environment: "happy-dom",
          server: { deps: { inline: ["@shopify/ui-extensions-tester"] } },
        },
      },
      {
        extends: true,
        test: {
          name: "database",
          include: ["{app,devstore,extensions,tests}/**/*.db.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "local",
          include: ["tests/local/**/*.local.test.ts"],
          globalSetup: ["tests/local/build-first.ts"],
        },
      },
      {
        // the built app on a database of its own, as whoever pleases asks it
        extends: true,
        test: {
          name: "attack",
          include: ["tests/attack/**/*.attack.test.ts"],
          globalSetup: ["tests/support/global-setup.ts", "tests/local/build-first.ts"],
          server: { deps: { external: [/\/build\/server\//u] } },
        },
      },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["{extensions,tests}/**/*.browser.test.ts"],
          globalSetup: ["tests/local/build-first.ts"],
          // a second try meets people of its own (tests/browser/attempt.ts), and is named at the end of the run; 0 where none could succeed
          retry: 1,
          testTimeout: 240_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
