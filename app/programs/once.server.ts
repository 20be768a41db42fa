import type { ShopTx } from "../db/tenancy.server";

/** A row of `shop`. */
export interface ShopRow {
  id: string;
  domain: string;
  /** as its owner calls it */
  name: string;
  /** the host under which shoppers know it: its own one, else the one that Shopify gave */
  storefront: string;
  status: string;
  currency: string;
  zone: string;
  /** the shop's main language */
  locale: string;
  locales: string[];
  /** Shopify's plan is Plus */
  plus: boolean;
  /** "new" or "legacy": Shopify's kinds of accounts for customers */
  customerAccounts: string;
  /** why spending is paused, a code; null: it is not */
  spendingPaused: string | null;
  /** access scopes that it granted */
  scopes: string[];
  /** key of its plan with us */
  appPlan: string;
}

/** A row of `program_version`, without its document. */
export interface VersionRow {
  number: number;
  state: string;
  /** RFC 3339 */
  inForceFrom: string;
}

export const shopColumns = `id, domain, coalesce(name, primary_domain, domain) as name, coalesce(primary_domain, domain) as storefront, status, currency, zone,
  locale, locales, plus, customer_accounts as "customerAccounts", spending_paused as "spendingPaused", scopes, app_plan as "appPlan"`;
export const versionColumns = `number, state, to_char(in_force_from at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "inForceFrom"`;
/** A scheduled version is live from its instant, $2, on, also while nobody has noted it yet. */
export const isPublished = "(state in ('live', 'retired') or (state = 'scheduled' and in_force_from <= $2))";

interface ShopAsOfNow {
  shop: ShopRow | undefined;
  settings: unknown;
  /** published ones that are or were in force, oldest first */
  versions: VersionRow[];
}

export type ShopReadOnce = Promise<ShopAsOfNow>;

const read = new WeakMap<ShopTx, ShopReadOnce>();

/**
 * Reads what the shop of `tx` is, chose and published once for the whole transaction: whoever asks for its row, settings or versions
 * afterwards is answered from this. For a short transaction that writes none of the three: a redemption asked for them eleven times. `asRead`: what an earlier
 * transaction of the same request read stands for this one too.
 */
export function readShopOnce(tx: ShopTx, asRead?: ShopReadOnce): void {
  if (read.has(tx)) return;
  if (asRead !== undefined) return void read.set(tx, asRead);
  const rows = tx.sql<ShopRow & Pick<ShopAsOfNow, "settings" | "versions">>(
    `select ${shopColumns}, (select document from setting where shop_id = $1) as settings,
            (select coalesce(json_agg(v order by v.number), '[]'::json)
               from (select ${versionColumns} from program_version where shop_id = $1 and ${isPublished}) as v) as versions
       from shop where id = $1`,
    [tx.shopId, tx.now],
    "programs_shop_once",
  );
  const once = rows.then(([row]): ShopAsOfNow => ({ shop: row, settings: row?.settings ?? null, versions: row?.versions ?? [] }));
  // whoever asks hears of it; nobody may
  once.catch(() => undefined);
  read.set(tx, once);
}

/** What `readShopOnce` read in this transaction; undefined: it was not asked to. */
export const shopReadOnce = (tx: ShopTx): ShopReadOnce | undefined => read.get(tx);
