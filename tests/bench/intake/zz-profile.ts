import pg from "pg";
Object.assign(process.env, { LOCAL_MODE: "1", DATABASE_URL: "postgresql://unused@localhost/unused", LOG_LEVEL: "warn" });
const times = new Map<string, { n: number; ms: number }>();
const original = pg.Client.prototype.query as any;
(pg.Client.prototype as any).query = function (...args: any[]) {
  const config = args[0];
  const key = config?.name ?? (typeof config === "string" ? config : (config?.text ?? "?")).slice(0, 60);
  const started = performance.now();
  const out = original.apply(this, args);
  out?.then?.(
    () => {
      const t = times.get(key) ?? { n: 0, ms: 0 };
      t.n++;
      t.ms += performance.now() - started;
      times.set(key, t);
    },
    () => undefined,
  );
  return out;
};
const { benchServer } = await import("./database");
const mod = await import("./drain");
const server = await benchServer();
const n = Number(process.env["BENCH_ORDERS"] ?? 10000);
try {
  const cpu = process.cpuUsage();
  await mod.profile(server, n, () => {
    times.clear();
    const c = process.cpuUsage();
    const s = performance.now();
    return () => {
      const d = process.cpuUsage(c);
      console.log("wall", (performance.now() - s).toFixed(0), "node cpu", ((d.user + d.system) / 1000).toFixed(0));
      for (const [k, v] of [...times].sort((a, b) => b[1].ms - a[1].ms).slice(0, 25))
        console.log(v.ms.toFixed(0).padStart(7), String(v.n).padStart(5), k);
    };
  });
  void cpu;
} finally {
  await server.stop();
}
