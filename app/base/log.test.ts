import { describe, expect, it } from "vitest";
import { makeLog } from "./log.server";

function lines(write: (log: ReturnType<typeof makeLog>) => void): Array<Record<string, unknown>> {
  const written: string[] = [];
  write(makeLog({ write: (line) => void written.push(line) }, "info"));
  return written.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("the log", () => {
  it("writes fields and message", () => {
    const [line] = lines((log) => log.info({ shopId: "1", points: 5 }, "granted"));
    expect(line).toMatchObject({ level: "info", shopId: "1", points: 5, msg: "granted" });
  });

  it("withholds personal data under any name and at any depth", () => {
    const [line] = lines((log) =>
      log.info({
        email: "ann@example.com",
        member: { first_name: "Ann", lastName: "Lee", tier: "gold" },
        list: [{ accessToken: "shpat_1" }],
        note: "Ann Lee rang",
      }),
    );
    const said = JSON.stringify(line);
    for (const secret of ["ann@", "Ann", "Lee", "shpat_1"]) expect(said).not.toContain(secret);
    expect(said).toContain("gold");
  });

  it("takes addresses out of sentences", () => {
    const [line] = lines((log) => log.warn("no mail to ann@example.com today"));
    expect(line).toMatchObject({ msg: "no mail to [withheld] today" });
  });

  it.each([
    "refused eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2VjcmV0",
    "token shpat_secret0123",
    "token shpua_secret0123",
    "key fidelio_secretsecretsecretsecretsecretsecret",
    "header Bearer secret.secret.secret",
    "cannot reach postgresql://fidelio:secret@db.internal:5432/fidelio",
    "GET /app?shop=demo.myshopify.com&id_token=secret&host=x",
    "GET /proxy/summary?signature=secret",
  ])("takes secrets out of sentences: %s", (said) => {
    const [plain] = lines((log) => log.warn(said));
    const [within] = lines((log) => log.error({ err: new Error(said), from: said }, "failed"));
    expect(JSON.stringify([plain, within])).not.toMatch(/secret|eyJ/u);
  });

  it("leaves the paths of packages in a stack", () => {
    const frame = "at get (file:///srv/node_modules/@remix-run/router/index.js:55:5)";
    const [line] = lines((log) => log.warn(frame));
    expect(line).toMatchObject({ msg: frame });
  });

  it("keeps an error's code and cause, and not the row beside it", () => {
    const cause = Object.assign(new Error("Key of ann@example.com is taken"), { code: "23505", detail: "Key (email)=(ann@example.com)" });
    const [line] = lines((log) => log.error({ err: new Error("cannot write", { cause }) }, "failed"));
    expect(line).toMatchObject({ err: { name: "Error", message: "cannot write", cause: { code: "23505" } }, msg: "failed" });
    expect(JSON.stringify(line)).not.toContain("ann@");
    expect(JSON.stringify(line)).not.toContain("(email)");
  });
});
