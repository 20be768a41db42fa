import { buildWhenStale } from "../../../devstore/build-when-stale";
import { processorOf } from "../../support/processor";
import { benchServer } from "../intake/database";
import { bareSql } from "./bare-sql";
import { measureRun, type Run, type Use } from "./measure-run";
import { startBareServer, startGenerator } from "./processes";
import { readSizes } from "./sizes";
import { installShops, onDatabase, serverUse } from "./world";

/**
 * `npm run bench:peak`: the fullest minute of Black Friday 2024 at all of Shopify's stores together, brought to web and worker as they
 * are built for production, on one machine. See docs/measured.md.
 */
const secret = "local-secret";
const sizes = readSizes();
const say = (text: string) => process.stdout.write(`${text}\n`);
const whole = (value: number) => Math.round(value).toLocaleString("en-GB");

await buildWhenStale(say);
const server = await benchServer({ own: true });
const placedFrom = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 3_600_000);
const generator = await startGenerator(sizes, placedFrom, secret);
say(`${whole(sizes.orders)} orders of ${sizes.shops} shops: ${whole(generator.requests)} requests, ${whole(generator.megabytes)} MB`);
try {
  const installed = await installShops(server, sizes);

  const stored = await installed.copy();
  const bare = await startBareServer(stored.url, secret);
  const { bareSent, ofServer, ofBare } = await onDatabase(stored.adminUrl, async (client) => {
    const before = (await serverUse(client)).processorMs;
    const bareSent = await generator.send(bare.port, { loop: "closed", connections: sizes.connections });
    const after = (await serverUse(client)).processorMs;
    return { bareSent, ofServer: ((after ?? 0) - (before ?? 0)) / 1000, ofBare: ((await processorOf(bare.child.pid)) ?? 0) / 1000 };
  });
  bare.child.kill();
  const bareAccepted = bareSent.requests / bareSent.seconds;
  say(`bare server alone: ${whole(bareAccepted)} accepted/s in ${bareSent.seconds.toFixed(1)} s`);
  say(`  processor: server ${ofBare.toFixed(1)} s, PostgreSQL ${ofServer.toFixed(1)} s`);

  const closed = await installed.copy();
  const a = await measureRun(closed, generator, { loop: "closed", connections: sizes.connections });
  show("(a) closed loop", a);
  const accepted = a.sent.requests / a.sent.seconds;
  const { seconds: bareSeconds, ofServer: bareSqlServer } = await bareSql(stored, closed, sizes);
  say(`bare SQL alone: ${bareSeconds.toFixed(1)} s; processor: PostgreSQL ${bareSqlServer.toFixed(1)} s`);
  await stored.drop();
  await closed.drop();

  const open = await installed.copy();
  const b = await measureRun(open, generator, { loop: "open", perSecond: accepted / 2 });
  show(`(b) open loop, ${whole(accepted / 2)}/s`, b);
  await open.drop();
  await installed.drop();

  const statuses = Object.keys({ ...a.sent.statuses, ...b.sent.statuses }).join(" ");
  say("");
  bar("answers", statuses, statuses === "200", "200 alone");
  bar("accepted a second, against the bare server", accepted / bareAccepted, accepted / bareAccepted >= 0.7, "0.70");
  const whole_ = (bareSent.seconds + bareSeconds) / a.untilEmpty;
  bar("end to end, against bare server and bare SQL one after the other", whole_, whole_ >= 0.5, "0.50");
  const left = a.waitingThen / (a.untilEmpty - a.sent.seconds) / (a.stored / bareSeconds);
  bar("what was left after the last answer, drained a second, against bare SQL", left, left >= 0.5, "0.50");
  const most = Math.max(a.fair.mostOfAnother, b.fair.mostOfAnother);
  bar("batches of one other shop while a small one waits", most, most <= 1, "1");
  const audits = a.audit.ok + b.audit.ok;
  bar("audits kept", `${audits} of ${a.audit.of + b.audit.of}`, audits === a.audit.of + b.audit.of, "all");
} finally {
  generator.end();
  await server.stop();
}

function show(name: string, { sent, waitingThen, untilEmpty, uses, faces, fair, stored, dead }: Run): void {
  say(`${name}: ${whole(sent.requests / sent.seconds)} accepted/s in ${sent.seconds.toFixed(1)} s, then ${whole(waitingThen)} waited`);
  say(`  answers: ${JSON.stringify(sent.statuses)}; p50 ${ms(sent.p50)}, p99 ${ms(sent.p99)}, worst ${ms(sent.worst)}`);
  say(`  empty after ${untilEmpty.toFixed(1)} s: ${whole(stored / untilEmpty)} events/s; dead letters ${dead}`);
  say(`  summaries at Shopify: ${whole(faces.then)} by then, ${whole(faces.all)} after ${faces.after.toFixed(1)} s`);
  say(`  ${uses.map(shown).join(" · ")}`);
  say(
    `  shops of three orders: waited p50 ${fair.p50.toFixed(2)}, p99 ${fair.p99.toFixed(2)}, worst ${fair.worst.toFixed(2)} s; ` +
      `at most ${fair.mostOfAnother} batches of one other shop; ${whole(fair.batches)} batches of ${fair.perBatch.toFixed(0)}`,
  );
}

function shown({ name, seconds, megabytes }: Use): string {
  return `${name} ${seconds?.toFixed(1) ?? "?"} s of processor, ${megabytes ?? "?"} MB`;
}

function ms(milliseconds: number): string {
  return `${milliseconds.toFixed(1)} ms`;
}

function bar(what: string, figure: number | string, kept: boolean, wanted: string): void {
  say(`${kept ? "kept  " : "MISSED"} ${what}: ${typeof figure === "number" ? figure.toFixed(2) : figure} (bar ${wanted})`);
}
