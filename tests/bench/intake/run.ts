import { benchDrain } from "./drain";
import { benchServer } from "./database";
import { benchEntry } from "./entry";

/**
 * `npm run bench:intake`: (a) from stored event to posted points against bare SQL writing the same rows, (b) webhooks accepted over
 * HTTP against a bare server. A and B in turn after a warm-up, medians, the ratios last. `-- a` or `-- b` runs one part.
 */
// settings as local mode has them; each run names its own database
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "warn" });
const part = process.argv[2];
const times = Number(process.env["BENCH_TIMES"] ?? 5);
const server = await benchServer();
const ratios: string[] = [];
try {
  if (part !== "a")
    ratios.push(`(b) ${(await benchEntry(server, Number(process.env["BENCH_REQUESTS"] ?? 10_000), times)).toFixed(2)} (bar 0.60)`);
  if (part !== "b")
    ratios.unshift(`(a) ${(await benchDrain(server, Number(process.env["BENCH_ORDERS"] ?? 20_000), times)).toFixed(2)} (bar 0.40)`);
} finally {
  await server.stop();
}
process.stdout.write(`ratio ${ratios.join("  ")}\n`);
