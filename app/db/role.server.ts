import pg from "pg";

interface Role {
  name: string;
  privileged: boolean;
}

const ordinary = "fidelio_app";

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => undefined);
  await client.connect().catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(`The database of DATABASE_URL does not let us in: ${why}.`, { cause: error });
  });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function currentRole(client: pg.Client): Promise<Role> {
  const { rows } = await client.query<Role>(
    "select rolname as name, rolsuper or rolbypassrls as privileged from pg_roles where rolname = current_user",
  );
  if (!rows[0]) throw new Error("PostgreSQL does not name the role of this connection.");
  return rows[0];
}

function advice(role: string, why: string): Error {
  return new Error(
    `DATABASE_URL signs in as "${role}", which row-level security does not bind, and ${why}. Make an ordinary role that owns ` +
      "the database (create role fidelio login password '…'; alter database <name> owner to fidelio), and sign in as it.",
  );
}

/** Makes the ordinary role, lets it make schemas and tables here, and lets the privileged one become it. */
async function prepareOrdinaryRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_roles where rolname = $1", [ordinary]);
  if (!rowCount) await client.query(`create role ${ordinary} nologin nosuperuser nobypassrls`);
  await client.query(`grant ${ordinary} to current_user`);
  await client.query(`do $$ begin execute format('grant create, connect on database %I to ${ordinary}', current_database()); end $$`);
  await client.query(`grant usage, create on schema public to ${ordinary}`);
}

/**
 * The URL that the app may run under. Of an ordinary role: the same. Of one that row-level security does not bind (a
 * superuser, or BYPASSRLS, as some providers' first role is): one that becomes the ordinary role `fidelio_app` at
 * sign-in, which is made when it is not there. Throws a sentence that says what to do when that cannot be.
 */
export async function checkRole(url: string): Promise<string> {
  return connected(url, async (client) => {
    const role = await currentRole(client);
    if (!role.privileged) return url;
    const { rows: foreign } = await client.query<{ owner: string }>(
      `select distinct tableowner as owner from pg_tables where schemaname in ('public', 'graphile_worker') and tableowner <> '${ordinary}'`,
    );
    if (foreign[0]) throw advice(role.name, `the tables here belong to "${foreign[0].owner}": sign in as that one if it is ordinary`);
    await prepareOrdinaryRole(client).catch((error: unknown) => {
      throw advice(role.name, `it cannot make an ordinary role of its own (${error instanceof Error ? error.message : String(error)})`);
    });
    const switched = new URL(url);
    switched.searchParams.set("options", `-c role=${ordinary}`);
    const after = await connected(switched.toString(), currentRole).catch(() => undefined);
    if (!after || after.privileged) throw advice(role.name, "it cannot become an ordinary role at sign-in (a pooler may be in between)");
    return switched.toString();
  });
}
