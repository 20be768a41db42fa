import lighthouse from "lighthouse";

/** How Shopify weighs an app's effect on a store: home, product and collection page. */
export const pages = [
  { name: "home", weight: 17, path: "/" },
  { name: "product", weight: 40, path: "" },
  { name: "collection", weight: 43, path: "/collections/all" },
];

/** Lighthouse's performance score of a page on a simulated phone, 0 to 100, with its fractions. */
export async function scoreOf(url: string, port: number): Promise<number> {
  const ran = await lighthouse(url, { port, onlyCategories: ["performance"], output: "json", logLevel: "error" });
  const score = ran?.lhr.categories["performance"]?.score;
  const fault = ran?.lhr.runtimeError;
  if (score === null || score === undefined) throw new Error(`Lighthouse gave no score for ${url}: ${fault?.message ?? "no reason"}`);
  // the category's own score is rounded to hundredths: its audits are not
  const audits = ran!.lhr.categories["performance"]!.auditRefs.filter(({ weight }) => weight > 0);
  const total = audits.reduce((sum, { weight }) => sum + weight, 0);
  return (100 * audits.reduce((sum, { id, weight }) => sum + weight * (ran!.lhr.audits[id]?.score ?? 0), 0)) / total;
}
