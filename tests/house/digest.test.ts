import { mkdtemp, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { digestOf } from "../../tooling/digest";

describe("digestOf", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "fidelio-digest-"));
    await mkdir(join(folder, "inner"));
    await writeFile(join(folder, "inner", "a.ts"), "one");
    await writeFile(join(folder, "b.test.ts"), "two");
  });
  afterEach(() => rm(folder, { recursive: true }));
  const digest = () => digestOf([folder, join(folder, "absent")], /\.test\.ts$/u);

  it("is the same for the same files", async () => {
    expect(await digest()).toBe(await digest());
  });

  it.each([
    ["content", () => writeFile(join(folder, "inner", "a.ts"), "other")],
    ["name", () => rename(join(folder, "inner", "a.ts"), join(folder, "inner", "c.ts"))],
    ["number", () => writeFile(join(folder, "d.ts"), "")],
    ["absence", () => writeFile(join(folder, "absent"), "now here")],
  ])("changes with a file's %s", async (_, change) => {
    const before = await digest();
    await change();
    expect(await digest()).not.toBe(before);
  });

  it("passes over what is not asked for", async () => {
    const before = await digest();
    await writeFile(join(folder, "b.test.ts"), "changed");
    expect(await digest()).toBe(before);
  });
});
