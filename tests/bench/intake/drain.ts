import type { BenchServer } from "./database";
export async function benchDrain(_server: BenchServer, _orders: number, _times: number): Promise<number> {
  return Promise.reject(new Error("not yet"));
}
