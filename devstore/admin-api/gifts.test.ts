import { beforeEach, describe, expect, it } from "vitest";
import type { DevStore } from "../create-store";
import { ask, DEMO, testStore } from "../support/test-store";

const ada = "7000000000001";

let store: DevStore;
beforeEach(() => {
  store = testStore();
  const at = "2026-01-01T00:00:00Z";
  store.parts.world.state.commit([
    [
      "customer",
      DEMO,
      ada,
      {
        id: ada,
        firstName: "Ada",
        lastName: null,
        email: "ada@example.com",
        verifiedEmail: true,
        phone: null,
        locale: "en",
        state: "enabled",
        tags: [],
        note: null,
        emailConsent: "not_subscribed",
        address: null,
        createdAt: at,
        updatedAt: at,
      },
    ],
  ]);
});

describe("gift cards", () => {
  const create = (changes: object = {}) =>
    ask(
      store,
      DEMO,
      `mutation ($input: GiftCardCreateInput!) {
         giftCardCreate(input: $input) {
           giftCard { id enabled note customer { id } balance { amount currencyCode } lastCharacters }
           giftCardCode
           userErrors { code field }
         }
       }`,
      {
        input: {
          code: "7KQM4XRAN9DE",
          customerId: `gid://shopify/Customer/${ada}`,
          initialAmount: { amount: "10.00", currencyCode: "GBP" },
          note: "ours",
          ...changes,
        },
      },
      { scopes: ["write_gift_cards", "read_customers"] },
    );

  it("are made under a code of ours once, and found by all of it in any case", async () => {
    expect((await create()).data.giftCardCreate).toMatchObject({
      giftCard: { enabled: true, note: "ours", balance: { amount: "10.0", currencyCode: "GBP" }, lastCharacters: "n9de" },
      giftCardCode: "7kqm4xran9de",
      userErrors: [],
    });
    expect((await create()).data.giftCardCreate).toMatchObject({
      giftCard: null,
      userErrors: [{ code: "TAKEN", field: ["input", "code"] }],
    });
    const look = (query: string) =>
      ask(store, DEMO, `{ giftCards(first: 5, query: "${query}") { nodes { note } } }`, {}, { scopes: ["read_gift_cards"] });
    expect((await look("7KQM4XRAN9DE")).data.giftCards.nodes).toEqual([{ note: "ours" }]);
    expect((await look("7KQM4XRAN9D")).data.giftCards.nodes).toEqual([]);
  });

  it.each([
    ["TOO_SHORT", { code: "ABC" }],
    ["INVALID", { code: "7KQM-4XRA-N9DE" }],
    ["GREATER_THAN", { initialAmount: { amount: "0", currencyCode: "GBP" } }],
    ["INVALID", { initialAmount: { amount: "5", currencyCode: "EUR" } }],
  ])("refuse with %s what Shopify refuses", async (code, changes) => {
    expect((await create(changes)).data.giftCardCreate.userErrors).toMatchObject([{ code }]);
  });

  it("are disabled for good", async () => {
    const { id } = (await create()).data.giftCardCreate.giftCard as { id: string };
    const disable = (gid: string) =>
      ask(
        store,
        DEMO,
        `mutation { giftCardDeactivate(id: "${gid}") { giftCard { enabled } userErrors { code } } }`,
        {},
        { scopes: ["write_gift_cards"] },
      );
    expect((await disable(id)).data.giftCardDeactivate).toEqual({ giftCard: { enabled: false }, userErrors: [] });
    expect((await disable(id)).data.giftCardDeactivate).toEqual({ giftCard: { enabled: false }, userErrors: [] });
    expect((await disable("gid://shopify/GiftCard/1")).data.giftCardDeactivate.userErrors).toEqual([{ code: "GIFT_CARD_NOT_FOUND" }]);
  });
});

describe("store credit", () => {
  const scopes = ["write_store_credit_account_transactions", "read_store_credit_accounts", "read_customers"];
  const credit = (id: string, creditInput: object) =>
    ask(
      store,
      DEMO,
      `mutation ($id: ID!, $creditInput: StoreCreditAccountCreditInput!) {
         storeCreditAccountCredit(id: $id, creditInput: $creditInput) {
           storeCreditAccountTransaction { id amount { amount } balanceAfterTransaction { amount } expiresAt account { id } }
           userErrors { code field }
         }
       }`,
      { id, creditInput },
      { scopes },
    );
  const five = { creditAmount: { amount: "5.00", currencyCode: "GBP" } };

  it("is credited each time that it is asked for, and the account tells of each, newest first", async () => {
    const first = await credit(`gid://shopify/Customer/${ada}`, { ...five, expiresAt: "2099-01-01T00:00:00Z" });
    const made = first.data.storeCreditAccountCredit.storeCreditAccountTransaction as { account: { id: string } };
    expect(made).toMatchObject({ amount: { amount: "5.0" }, expiresAt: "2099-01-01T00:00:00Z" });
    const second = await credit(made.account.id, five);
    expect(second.data.storeCreditAccountCredit.storeCreditAccountTransaction).toMatchObject({
      balanceAfterTransaction: { amount: "10.0" },
    });
    const { data } = await ask(
      store,
      DEMO,
      `{ customer(id: "gid://shopify/Customer/${ada}") {
           storeCreditAccounts(first: 1, query: "currency_code:GBP") { nodes {
             balance { amount }
             transactions(first: 1, reverse: true) { nodes { __typename event amount { amount } ... on StoreCreditAccountCreditTransaction { id expiresAt } } pageInfo { hasNextPage } }
           } } } }`,
      {},
      { scopes },
    );
    expect(data.customer.storeCreditAccounts.nodes).toMatchObject([
      {
        balance: { amount: "10.0" },
        transactions: { nodes: [{ __typename: "StoreCreditAccountCreditTransaction", event: "ADJUSTMENT", expiresAt: null }] },
      },
    ]);
  });

  it.each([
    ["OWNER_NOT_FOUND", "gid://shopify/Customer/1", five],
    ["ACCOUNT_NOT_FOUND", "gid://shopify/StoreCreditAccount/1", five],
    ["NEGATIVE_OR_ZERO_AMOUNT", `gid://shopify/Customer/${ada}`, { creditAmount: { amount: "0", currencyCode: "GBP" } }],
    ["EXPIRES_AT_IN_PAST", `gid://shopify/Customer/${ada}`, { ...five, expiresAt: "2020-01-01T00:00:00Z" }],
  ])("is refused with %s as Shopify refuses it", async (code, id, input) => {
    expect((await credit(id, input)).data.storeCreditAccountCredit.userErrors).toMatchObject([{ code }]);
  });
});
