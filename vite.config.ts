import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig } from "vite";
import remixConfig from "./remix.config.js";

export default defineConfig({
  plugins: [remix(remixConfig)],
  server: { host: "127.0.0.1" },
  build: { assetsInlineLimit: 0, sourcemap: false },
  // one instance of Shopify's library in the process: the web entry sets its transport, Remix's build uses it
  ssr: { external: ["@shopify/shopify-app-remix", "@shopify/shopify-api"] },
  optimizeDeps: {
    include: ["@shopify/polaris", "@shopify/polaris-icons", "@shopify/app-bridge-react", "@visx/axis", "@visx/scale", "@visx/shape"],
  },
});
