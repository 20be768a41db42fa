import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { build as bundle } from "esbuild";
import { generateWhenStale } from "./generate";
import { run } from "./run";
import { buildNote, sourceDigest } from "./stale";

/** The processes, by the name that they have in build/. */
export const entries: Record<string, string> = {
  web: "app/server.ts",
  worker: "app/jobs/worker.ts",
  migrate: "app/db/migrate.ts",
};

async function bundleEntries(): Promise<void> {
  const present = Object.entries(entries).filter(([, file]) => existsSync(file));
  await bundle({
    entryPoints: Object.fromEntries(present),
    outdir: "build",
    bundle: true,
    platform: "node",
    target: "node24",
    format: "esm",
    packages: "external",
    // Remix's server build is loaded when the web entry runs, from where Vite puts it
    external: ["./server/index.js", "../build/server/index.js"],
    sourcemap: true,
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    loader: { ".json": "json" },
    logLevel: "warning",
  });
}

/** `npm run build`: Prisma's client, Remix's browser and server builds, and the processes, into build/. */
export async function buildAll(): Promise<void> {
  const digest = await sourceDigest();
  await rm("build", { recursive: true, force: true });
  await generateWhenStale();
  const remix = await run("remix", ["vite:build"], { env: { NODE_ENV: "production", FORCE_COLOR: "0" } });
  if (remix.code !== 0) throw new Error(`The pages could not be built:\n${remix.output}`);
  await bundleEntries();
  // written last: a build that was cut short stays stale
  await writeFile(buildNote, digest);
}
