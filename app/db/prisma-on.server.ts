import type pg from "pg";
import { database, lentConnection } from "./client.server";
import type { Prisma } from "./generated/client";

interface Joined {
  /** Prisma in the transaction of a connection; it begins nothing before it is asked something */
  prisma: Prisma.TransactionClient;
  /** call before the transaction ends */
  end(): Promise<void>;
}

interface Joining {
  timeoutMs: number;
  /** no statement is taken any more */
  isOver(): boolean;
  ended(): Error;
}

type Act = (...given: unknown[]) => Promise<unknown>;

/** Prisma's part in a transaction that is somebody else's: begun by it where the first statement of Prisma's is asked for. */
export function prismaOn(connection: pg.PoolClient, { timeoutMs, isOver, ended }: Joining): Joined {
  let begun: Promise<Prisma.TransactionClient> | undefined;
  let transaction: Promise<void> | undefined;
  let finish: () => void = () => undefined;
  const begin = (): Promise<Prisma.TransactionClient> =>
    (begun ??= new Promise((resolve, reject) => {
      transaction = lentConnection.run(lent(connection), () =>
        database().prisma.$transaction(
          (prisma) => {
            resolve(prisma);
            return new Promise<void>((finished) => (finish = finished));
          },
          { timeout: timeoutMs },
        ),
      );
      transaction.catch(reject);
    }));
  const act =
    (...path: string[]): Act =>
    async (...given) => {
      if (isOver()) throw ended();
      const prisma = await begin();
      const owner = path.slice(0, -1).reduce<unknown>((one, name) => (one as Record<string, unknown>)[name], prisma);
      return (owner as Record<string, Act>)[path.at(-1)!]!(...given);
    };
  const model = (name: string) => new Proxy({}, { get: (_, method) => act(name, String(method)) });
  const prisma = new Proxy({}, { get: (_, name) => (String(name).startsWith("$") ? act(String(name)) : model(String(name))) });
  return {
    prisma: prisma as Prisma.TransactionClient,
    end: async () => {
      if (begun === undefined) return;
      await begun;
      finish();
      await transaction;
    },
  };
}

/** The connection as Prisma sees it: where it begins and ends a transaction, and gives the connection back, nothing happens. */
function lent(connection: pg.PoolClient): pg.PoolClient {
  const nothing = { rows: [], fields: [], rowCount: 0, command: "", oid: 0 };
  return {
    query: (asked: { text: string }, ...more: unknown[]) =>
      /^(BEGIN|COMMIT|ROLLBACK)$/u.test(asked.text)
        ? Promise.resolve(nothing)
        : Reflect.apply(connection.query, connection, [asked, ...more]),
    on: () => undefined,
    removeListener: () => undefined,
    release: () => undefined,
  } as unknown as pg.PoolClient;
}
