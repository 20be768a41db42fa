import { generateWhenStale } from "../tooling/generate";

/**
 * The entry of `npm start`. After `npm ci` alone there is no Prisma client yet: it is made here, before anything that
 * imports it is loaded.
 */
async function main(): Promise<void> {
  const endEarly = () => process.exit(0);
  process.on("SIGTERM", endEarly).on("SIGINT", endEarly);
  await generateWhenStale();
  const { runLocalMode } = await import("./local/run");
  process.off("SIGTERM", endEarly).off("SIGINT", endEarly);
  runLocalMode();
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
