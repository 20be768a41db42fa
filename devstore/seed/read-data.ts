import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";

export interface DataLine {
  id: number;
  sku: string;
  title: string;
  quantity: number;
  price: string;
}

export interface DataOrder {
  type: "order";
  id: number;
  at: string;
  customer: number;
  country: string;
  currency: string;
  lines: DataLine[];
  shipping: string;
}

export interface DataRefund {
  type: "refund";
  id: string;
  at: string;
  customer: number;
  lines: Array<{ order: number; line: number; quantity: number }>;
}

const NAME = "demo-orders.jsonl.gz";

function bytes(): Buffer {
  try {
    return readFileSync(fileURLToPath(new URL(`../data/${NAME}`, import.meta.url)));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    return readFileSync(`devstore/data/${NAME}`);
  }
}

/** The demo shop's orders and refunds, in time order. See data/README.md for where they come from. */
export function readData(): Array<DataOrder | DataRefund> {
  const lines = gunzipSync(bytes()).toString("utf8").trimEnd().split("\n");
  return lines.map((line) => JSON.parse(line) as DataOrder | DataRefund);
}
