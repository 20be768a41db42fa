import { appAddress } from "./app-address";

/** Why there is no answer. `says`: the app's own sentence for the reader; null where nobody answered. */
export interface Refusal {
  ok: false;
  /** the app's word for it; "offline": nobody answered; "unavailable": what came was no answer of the app's */
  reason: string;
  says: string | null;
  /** of a form: where the sentence belongs */
  field?: string;
}

export type Asked<Body> = { ok: true; status: number; body: Body } | Refusal;

export interface Wish {
  query?: Record<string, string | undefined>;
  /** makes it a POST */
  send?: Record<string, unknown>;
}

export type Ask = <Body>(path: string, wish?: Wish) => Promise<Asked<Body>>;

const waitsMilliseconds = 15_000;

/**
 * Asks the app's `/extension/…` in the name of whom the token speaks of. `token` is asked each time: Shopify keeps one for five
 * minutes. Nothing is thrown: whatever goes wrong is a refusal with a reason.
 */
export function asker(token: () => Promise<string | null | undefined>): Ask {
  return async <Body>(path: string, { query = {}, send }: Wish = {}): Promise<Asked<Body>> => {
    const given = Object.entries(query).filter((one): one is [string, string] => one[1] !== undefined);
    const address = `${appAddress()}/extension/${path}${given.length > 0 ? `?${new URLSearchParams(given)}` : ""}`;
    try {
      const response = await fetch(address, {
        method: send ? "POST" : "GET",
        headers: {
          accept: "application/json",
          authorization: `Bearer ${(await token()) ?? ""}`,
          ...(send ? { "content-type": "application/json" } : {}),
        },
        // older browsers have none: there a wish waits as long as the browser does
        signal: AbortSignal.timeout?.(waitsMilliseconds) ?? null,
        ...(send ? { body: JSON.stringify(send) } : {}),
      });
      return await read<Body>(response);
    } catch {
      return { ok: false, reason: "offline", says: null };
    }
  };
}

async function read<Body>(response: Response): Promise<Asked<Body>> {
  const body = (await response.json().catch(() => null)) as (Body & { reason?: string; title?: string; field?: string }) | null;
  if (response.ok && body !== null) return { ok: true, status: response.status, body };
  const field = body?.field === undefined ? {} : { field: body.field };
  return { ok: false, reason: body?.reason ?? "unavailable", says: body?.title ?? null, ...field };
}
