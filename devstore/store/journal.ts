import { closeSync, existsSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Entry } from "./entities";

/**
 * The store's memory: one line a change, a JSON array of the entities' new versions, so that a change is there whole or not
 * at all. A line that a kill cut short is forgotten, and cut off so that the next one starts on a line of its own.
 * A write is handed to the operating system before it returns: it survives the end of the process, not of the machine.
 */
export class Journal {
  private file: number | null = null;

  constructor(private readonly dataDir: string | null) {}

  /** Gives every change to `apply`, in order, and opens the file for more. */
  replay(apply: (entries: Entry[]) => void): void {
    if (this.dataDir === null) return;
    mkdirSync(this.dataDir, { recursive: true });
    const path = join(this.dataDir, "store.jsonl");
    let whole = 0;
    if (existsSync(path)) {
      const bytes = readFileSync(path);
      for (let start = 0, end = bytes.indexOf(10); end >= 0; start = end + 1, end = bytes.indexOf(10, start)) {
        apply(JSON.parse(bytes.toString("utf8", start, end)) as Entry[]);
        whole = end + 1;
      }
    }
    this.file = openSync(path, "a");
    ftruncateSync(this.file, whole);
  }

  append(entries: Entry[]): void {
    if (this.file === null) return;
    const bytes = Buffer.from(`${JSON.stringify(entries)}\n`);
    for (let written = 0; written < bytes.length;) written += writeSync(this.file, bytes, written);
  }

  close(): void {
    if (this.file !== null) closeSync(this.file);
    this.file = null;
  }
}
