import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { faultsOf, statementsOf } from "./migration-rules";

const folder = "prisma/migrations";
const scriptOf = (name: string) => readFileSync(join(folder, name, "migration.sql"), "utf8");
const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name)
  .sort();

/** Those before were made before there were shops whose readers could wait: the rules do not bind them. */
const boundFrom = "20261127";

/** What was released is what it was, by its digest. */
const first: Record<string, string> = {
  "20261121000000_first": "c9b8c64ffb3caef146ae17c9205061690caba736ada8a635a2720d3571d6f740",
  "20261122000000_faces": "cf8cb267962c7383d561a2c9edaee72730ff1ef6c8ad08b8aac9a32825bac796",
  "20261122120000_erased_words": "22b1583ec6a6ab79b1d6a0350d87fddcc6a8c09a827c808eb208f3a06826ceec",
  "20261122140000_no_faces_after_leaving": "a3dd4770148119437efa92b50eb8b11e00f63ff2473b1ea4ef6b7b5900d69043",
  "20261123000000_studio": "c682563f30487d8acdd4dc690ac2c199ed440eca9de48b5dfeac194475a32298",
  "20261124000000_rewards": "3536a3ed7d7ff0be32dda1920830395626551c525e2d12923ebfa014e55476d7",
  "20261125000000_referrals": "c7ca09fe9a7f6b9ed1750e8185347d8bc3023ab603141d19d95c1cdb13e6d09d",
};

describe("migrations", () => {
  it.each(Object.entries(first))("%s is what was released", (name, digest) => {
    expect(createHash("sha256").update(scriptOf(name)).digest("hex")).toBe(digest);
  });

  it.each(names.filter((name) => name >= boundFrom))("%s locks nobody out", (name) => {
    expect(faultsOf(scriptOf(name))).toEqual([]);
  });

  it.each([
    `create index "x" on "transfer" ("shop_id")`,
    `create index concurrently "x" on "transfer" ("shop_id"); select 1`,
    `alter table "member" add constraint "c" check ("available" >= 0)`,
    `alter table "member" add constraint "c" check ("available" >= 0) not valid; alter table "member" validate constraint "c"`,
    `alter table "lot" add constraint "u" unique ("shop_id", "id")`,
    `alter table "lot" alter column "amount" set not null`,
    `alter table "lot" alter column "amount" type numeric`,
    `alter table "redemption" add column "kind" text generated always as ("value"->>'kind') stored`,
    `alter table "redemption" add column "name" uuid default gen_random_uuid()`,
    `update "member" set "status" = 'active'`,
    `do $$ begin update transfer set amount = 1; end $$`,
    `lock table "member"`,
  ])("would be stopped: %s", (sql) => {
    expect(faultsOf(sql)).not.toEqual([]);
  });

  it.each([
    `create table "new" ("shop_id" bigint); create index "x" on "new" ("shop_id"); alter table "new" add constraint "c" check (true)`,
    `create index concurrently if not exists "x" on "transfer" ("shop_id", "posted_at") where "kind" = 'grant;'`,
    `alter table "member" add column "x" boolean not null default false; -- update "member"`,
    `alter table "member" add constraint "c" check ("available" >= 0) not valid`,
    `alter table "member" validate constraint "c"`,
    `do $$ begin update member set status = 'x'; end $$`,
    `update "shop" set "status" = 'active'`,
    `create index "x" on "setting" ("shop_id")`,
  ])("passes: %s", (sql) => {
    expect(faultsOf(sql)).toEqual([]);
  });

  it("are cut at semicolons outside words and bodies", () => {
    expect(statementsOf("select ';' ; -- a; b\ndo $x$ begin a; b; end $x$; select 1")).toEqual([
      "select ';'",
      "do $x$ begin a; b; end $x$",
      "select 1",
    ]);
  });
});
