import { vitePlugin as remix } from "@remix-run/dev";
import { defineConfig, type Plugin } from "vite";

/**
 * Remix builds its routes into a module that a server imports. Ours imports it as `virtual:remix/server-build`, and is the
 * input of the same build: the plain doors, the jobs and Remix then share one database client and one Shopify client.
 */
const oneServerEntry: Plugin = {
  name: "one-server-entry",
  config: (_config, env) => (env.isSsrBuild ? { build: { rollupOptions: { input: "app/server.ts" } } } : undefined),
};

export default defineConfig({
  plugins: [
    remix({
      future: {
        v3_fetcherPersist: true,
        v3_relativeSplatPath: true,
        v3_throwAbortReason: true,
        v3_lazyRouteDiscovery: true,
        v3_singleFetch: true,
        v3_routeConfig: true,
      },
    }),
    oneServerEntry,
  ],
  // Inlined assets would need a weaker content security policy.
  build: { assetsInlineLimit: 0, target: "es2022" },
  server: { port: Number(process.env.PORT ?? 3000), strictPort: true },
});
