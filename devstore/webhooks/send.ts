import { Agent, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";

/** Posts over kept-alive connections; answers the status, or 0 when nobody answered within Shopify's five seconds. */
export class Sender {
  private readonly agent: Agent;
  private readonly secure: boolean;

  constructor(
    private readonly url: URL,
    connections: number,
    private readonly patienceMs: number,
  ) {
    this.secure = url.protocol === "https:";
    const options = { keepAlive: true, maxSockets: connections };
    this.agent = this.secure ? new SecureAgent(options) : new Agent(options);
  }

  post(headers: Record<string, string>, body: Buffer): Promise<number> {
    return new Promise((resolve) => {
      const open = this.secure ? secureRequest : request;
      const outgoing = open(this.url, { method: "POST", headers, agent: this.agent }, (answer) => {
        answer.resume();
        answer.once("end", () => resolve(answer.statusCode ?? 0));
        answer.once("error", () => resolve(0));
      });
      outgoing.setTimeout(this.patienceMs, () => outgoing.destroy());
      outgoing.once("error", () => resolve(0));
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}
