import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { signWebhook } from "../../app/shopify/webhook-signature";

const sendersAtOnce = 16;

export interface Load {
  /** each event that was answered, and how */
  answers: Array<{ id: string; status: number }>;
  /** resolves when nobody listens any more */
  refused: Promise<unknown>;
}

/** Webhooks one after the other on connections that are kept, as Shopify's balancer sends them, until nobody listens. */
export function startLoad(url: string, shopDomain: string): Load {
  const agent = new Agent({ keepAlive: true, maxSockets: sendersAtOnce });
  const answers: Load["answers"] = [];
  const send = (id: string) =>
    new Promise<number>((resolve, reject) => {
      const body = Buffer.from(JSON.stringify({ id: 1, admin_graphql_api_id: "gid://shopify/Collection/1", event: id }));
      const headers = {
        "x-shopify-topic": "collections/update",
        "x-shopify-shop-domain": shopDomain,
        "x-shopify-event-id": id,
        "x-shopify-hmac-sha256": signWebhook(body, "local-secret"),
        "content-length": body.length,
      };
      const asked = request(url, { method: "POST", agent, headers }, (answer) => {
        answer.resume().once("end", () => resolve(answer.statusCode ?? 0));
      });
      asked.once("error", reject).end(body);
    });
  const sender = async (): Promise<void> => {
    for (;;) {
      const id = randomUUID();
      try {
        answers.push({ id, status: await send(id) });
      } catch (error) {
        // closed before an answer: Shopify would send it again
        if ((error as NodeJS.ErrnoException).code === "ECONNREFUSED") return;
      }
    }
  };
  const refused = Promise.all(Array.from({ length: sendersAtOnce }, sender)).finally(() => agent.destroy());
  return { answers, refused };
}
