import { buildWhenStale } from "../../devstore/build-when-stale";

/** Local mode runs what production runs: built once, before its tests start side by side. */
export default async function setup(): Promise<void> {
  await buildWhenStale();
}
