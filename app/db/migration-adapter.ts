import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { runPatiently } from "./patient-script";

const CHAR = 18;
const NAME = 19;
const TEXT = 25;

type Result = { fields?: Array<{ dataTypeID: number }> } | undefined;
type Callback = (error: Error | null, result: Result) => void;
type Connection = Awaited<ReturnType<PrismaPg["connect"]>>;

/** The schema engine reads catalog columns of types "char" and name, which the adapter refuses: call them text. */
function asText<R extends Result>(result: R): R {
  for (const field of result?.fields ?? []) {
    if (field.dataTypeID === CHAR || field.dataTypeID === NAME) field.dataTypeID = TEXT;
  }
  return result;
}

/** `Pool.query` hands a callback to the client, the adapter awaits a promise: both are covered. */
class CatalogClient extends pg.Client {
  // pg declares a dozen overloads that cannot be restated here, so the arguments pass through untyped
  override query(...args: unknown[]): never {
    const last = args.at(-1);
    if (typeof last === "function") {
      const callback = last as Callback;
      args[args.length - 1] = ((error, result) => callback(error, asText(result))) satisfies Callback;
    }
    const out: unknown = Reflect.apply(super.query, this, args);
    return (out instanceof Promise ? out.then(asText) : out) as never;
  }
}

/** What the database refused, in the shape that the engine repeats; of any other error it tells only a number. */
function readable({ message, code = "", severity = "ERROR", detail, column, hint }: pg.DatabaseError): Error {
  const cause = { kind: "postgres", originalCode: code, originalMessage: message, code, severity, message, detail, column, hint };
  return Object.assign(new Error(message, { cause }), { name: "DriverAdapterError" });
}

/**
 * The driver of Prisma's schema engine, for migrations and diffs only. The stock adapter cuts a script at every
 * semicolon, which tears the body of a PL/pgSQL function apart; PostgreSQL takes the script whole, as one transaction,
 * and again where others held what it wanted (patient-script).
 */
export class MigrationAdapter extends PrismaPg {
  readonly #pool: pg.Pool;

  constructor(connectionString: string) {
    // the command has no word for "done": an idle connection must not keep its process alive for ten seconds
    const pool = new pg.Pool({ connectionString, Client: CatalogClient, allowExitOnIdle: true });
    super(pool);
    this.#pool = pool;
  }

  override async connect(): Promise<Connection> {
    const connection = await super.connect();
    connection.executeScript = async (script: string) => {
      const client = await this.#pool.connect();
      try {
        await runPatiently(client, script);
        client.release();
      } catch (error) {
        client.release(true);
        throw readable(error as pg.DatabaseError);
      }
    };
    return connection;
  }
}
