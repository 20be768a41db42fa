import { createServer } from "node:http";

/**
 * Shopify's Admin API as the faces of an established shop find it: summaries are taken, tiers stand as they should. It answers at once
 * and keeps nothing, so that it takes little of the machine that is measured. Counts its calls, told when asked.
 */
let calls = 0;
let summaries = 0;
const unknown = new Set<string>();

const tier = "bronze";
const answers: Record<string, (variables: { ids?: string[]; metafields?: unknown[] }) => object> = {
  ReadProgramFace: () => ({ currentAppInstallation: { id: "gid://shopify/AppInstallation/1", metafield: null } }),
  SetMetafields: ({ metafields = [] }) => {
    summaries += metafields.length;
    return { metafieldsSet: { userErrors: [] } };
  },
  ReadTiers: ({ ids = [] }) => ({ nodes: ids.map((id) => ({ id, tags: [`fidelio-tier-${tier}`], metafield: { value: tier } })) }),
  CreateMetafieldDefinition: () => ({
    metafieldDefinitionCreate: { createdDefinition: { id: "gid://shopify/MetafieldDefinition/1" }, userErrors: [] },
  }),
  AddTags: () => ({ tagsAdd: { userErrors: [] } }),
  RemoveTags: () => ({ tagsRemove: { userErrors: [] } }),
};
const cost = { throttleStatus: { maximumAvailable: 20_000, currentlyAvailable: 20_000, restoreRate: 1_000 } };

const server = createServer({ keepAliveTimeout: 120_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    calls += 1;
    const { query, variables } = JSON.parse(Buffer.concat(chunks).toString()) as { query: string; variables: object };
    const operation = /\b(?:query|mutation)\s+(\w+)/u.exec(query)?.[1] ?? "";
    const answer = answers[operation];
    if (!answer && !unknown.has(operation)) process.stderr.write(`nobody answers ${operation}\n`);
    if (!answer) unknown.add(operation);
    response.writeHead(answer ? 200 : 503, { "content-type": "application/json" });
    response.end(JSON.stringify(answer ? { data: answer(variables), extensions: { cost } } : {}));
  });
});
server.listen(0, "127.0.0.1", () => process.send?.({ port: (server.address() as { port: number }).port }));
process.on("message", () => process.send?.({ calls, summaries }));
process.once("disconnect", () => process.exit(0));
