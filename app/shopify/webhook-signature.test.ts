import { describe, expect, it } from "vitest";
import { signWebhook, verifyWebhook } from "./webhook-signature";

const secret = "shpss_example";
const body = Buffer.from('{"id":1,"note":"é"}');

describe("verifyWebhook", () => {
  it("takes Shopify's signature over exactly these bytes", () => {
    expect(verifyWebhook(body, signWebhook(body, secret), secret)).toBe(true);
  });

  it("refuses one changed byte, another secret, and the signature of other bytes", () => {
    const signature = signWebhook(body, secret);
    expect(verifyWebhook(Buffer.from('{"id":2,"note":"é"}'), signature, secret)).toBe(false);
    expect(verifyWebhook(Buffer.from(`${body.toString()}\n`), signature, secret)).toBe(false);
    expect(verifyWebhook(body, signature, "another")).toBe(false);
  });

  it.each([undefined, "", "a", "=".repeat(44), "not base64 !!", signWebhook(body, secret).slice(0, -1), `${signWebhook(body, secret)}=`])(
    "refuses the header %j without a fuss",
    (header) => {
      expect(verifyWebhook(body, header, secret)).toBe(false);
    },
  );

  it("signs as RFC 4231 does (test case 2)", () => {
    expect(signWebhook("what do ya want for nothing?", "Jefe")).toBe("W9zBRr9gdU5qBCQmCJV1x1oAPwidJzmDnexYuWTsOEM=");
  });
});
