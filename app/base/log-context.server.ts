import { AsyncLocalStorage } from "node:async_hooks";
import { singleton } from "./singleton";

type Fields = Readonly<Record<string, string | number | undefined>>;

const store = singleton("log-context", () => new AsyncLocalStorage<Fields>());

/** Whatever `fn` writes to the log, however deep, bears these ids too: the shop, the job, the request. Ids and codes alone. */
export function withinLog<T>(fields: Fields, fn: () => T): T {
  return store.run({ ...store.getStore(), ...fields }, fn);
}

/** What is to stand in a line that is written now. */
export function logContext(): Fields {
  return store.getStore() ?? {};
}
