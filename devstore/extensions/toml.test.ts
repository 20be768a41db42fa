import { describe, expect, it } from "vitest";
import { readToml } from "./toml";

const written = `
# what Shopify's CLI writes
api_version = "2026-07" # the newest

[[extensions]]
name = "t:name"
handle = "one"

[[extensions.targeting]]
module = "./a.tsx"
target = "purchase.checkout.block.render"

[[extensions.targeting]]
module = "./b # c.tsx"
target = "two"

[extensions.capabilities]
network_access = true
collect_buyer_consent = { sms_marketing = false }

[extensions.settings]

[[extensions.settings.fields]]
key = "limit"
steps = 5
validations = [
  { name = "choices", value = "[\\"a\\", \\"b\\"]" },
]
`;

describe("the configuration of an extension", () => {
  it("is read with its tables, lists of tables, comments and lists over several lines", () => {
    expect(readToml(written)).toMatchObject({
      api_version: "2026-07",
      extensions: [
        {
          name: "t:name",
          handle: "one",
          targeting: [
            { module: "./a.tsx", target: "purchase.checkout.block.render" },
            { module: "./b # c.tsx", target: "two" },
          ],
          capabilities: { network_access: true, collect_buyer_consent: { sms_marketing: false } },
          settings: { fields: [{ key: "limit", steps: 5, validations: [{ name: "choices", value: '["a", "b"]' }] }] },
        },
      ],
    });
  });

  it("is refused where the reader knows less than TOML, with the line", () => {
    expect(() => readToml("a = 2026-07-01")).toThrow("2026-07-01");
    expect(() => readToml("[[a")).toThrow("[[a");
    expect(() => readToml('a = """x')).toThrow('"""x');
  });
});
