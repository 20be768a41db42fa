import { z } from "zod";
import { changeScopes } from "../control/change-shop";
import { appConfig } from "../sign-in/app-config";
import type { Shop } from "../store/entities";
import { RefusedRequest } from "../store/world";
import type { Store } from "../store-parts";
import { extensionsAnswer } from "./extensions-answer";
import { resources } from "./resources";
import { scopeWords } from "./scope-words";

const scopesSchema = z.strictObject({ grant: z.array(z.string()).default([]), revoke: z.array(z.string()).default([]) });

/** What the App Bridge stub asks of the store: `/admin/bridge/…`. */
export async function answerBridge({ world }: Store, shop: Shop, path: string, request: Request): Promise<object | null> {
  const { searchParams } = new URL(request.url);
  const asked = (name: string) => searchParams.get(name) ?? "";
  if (path === "extensions") return extensionsAnswer(world, shop);
  if (path === "resources") return resources(world, shop, asked("type"), asked("query"));
  if (path === "scope-words") {
    const language = asked("language").startsWith("fr") ? "fr" : "en";
    return Object.fromEntries(
      asked("scopes")
        .split(",")
        .map((scope) => [scope, scopeWords(scope, language)]),
    );
  }
  if (path !== "scopes") return null;
  const { required, optional } = appConfig();
  let { scopes } = shop;
  if (request.method === "POST") {
    const change = scopesSchema.safeParse(await request.json());
    if (!change.success) throw new RefusedRequest(z.prettifyError(change.error));
    scopes = changeScopes(world, shop, change.data).scopes;
  }
  return { granted: scopes, required, optional };
}
