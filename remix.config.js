/**
 * Remix's options. Vite does not look for this file: vite.config.ts hands it to the plugin.
 *
 * @type {import("@remix-run/dev").VitePluginConfig}
 */
export default {
  appDirectory: "app",
  buildDirectory: "build",
  serverModuleFormat: "esm",
  // tests, words and helpers sit beside the routes that they belong to
  ignoredRouteFiles: ["**/.*", "**/*.test.{ts,tsx}", "**/*.md", "**/*.server.ts", "**/*.json"],
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
    v3_routeConfig: false,
  },
};
