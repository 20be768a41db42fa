import { describe, expect, it } from "vitest";
import { text } from "../../base/languages/text";
import { unavailable } from "../../shopify/unavailable";
import { errorWords } from "./error-words";

const french = (error: string) => text("fr", ...errorWords(error));

describe("an error on the Health page", () => {
  it.each([
    ["The body is not JSON.", "Son contenu n’a pas la forme que Shopify documente."],
    [unavailable("a.myshopify.com", "timeout").message, "Shopify n’a pas répondu."],
    [unavailable("a.myshopify.com", "token-refused").message, "Shopify ne donne plus à l’application accès à la boutique."],
    [unavailable("a.myshopify.com", "access-denied").message, "Une autorisation manque chez Shopify."],
    ["2 orders could not be repaired (5001, 5002): no price", "2 commandes n’ont pas pu être réparées : 5001, 5002."],
    ["Cannot read properties of undefined (reading 'x')", "Une erreur imprévue s’est produite de notre côté."],
  ])("“%s” is said in the page’s language", (error, said) => {
    expect(french(error).replaceAll("\u00a0", " ")).toBe(said);
  });
});
