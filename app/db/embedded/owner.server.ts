import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { commandOf, isAlive } from "./postmaster.server";

const noteOf = (folder: string) => join(folder, "owner");

/** Two processes must not share an embedded server: the first to end would stop it under the other. */
export async function refuseSecondOwner(folder: string): Promise<void> {
  const note = await readFile(noteOf(folder), "utf8").catch(() => "");
  const [other, command] = [Number(note.split("\n", 1)[0]), note.slice(note.indexOf("\n") + 1)];
  // another command under the same number is another process: the machine or container has started anew since
  if (!other || other === process.pid || !isAlive(other) || (await commandOf(other)) !== command) return;
  throw new Error(`The data in ${folder} is in use by process ${other}: stop that one, or set DATA_DIR to another folder.`);
}

export async function noteOwner(folder: string): Promise<void> {
  await writeFile(noteOf(folder), `${process.pid}\n${await commandOf(process.pid)}`, { mode: 0o600 });
}

export async function forgetOwner(folder: string): Promise<void> {
  await rm(noteOf(folder), { force: true });
}
