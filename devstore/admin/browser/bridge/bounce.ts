import type { Session } from "./session";

/** set when the script is made: the app's own origin, which its bounce page names also where the stand-in carries it */
declare const APP_ORIGIN: string;

/** The bounce page: comes back to the page that was asked for, with a fresh id token. */
export async function comeBack({ shop, host }: Session, idToken: () => Promise<string>): Promise<void> {
  const reload = new URL(location.href).searchParams.get("shopify-reload");
  if (!reload) return;
  const asked = new URL(reload, location.origin);
  if (asked.origin !== location.origin && asked.origin !== APP_ORIGIN) throw new Error("The bounce page would leave the app.");
  const target = new URL(asked.pathname + asked.search + asked.hash, location.origin);
  const query = { shop, host, embedded: "1", id_token: await idToken() };
  for (const [name, value] of Object.entries(query)) target.searchParams.set(name, value);
  location.replace(target.href);
}
