import type { AppApi } from "../control/app-control";

const WAIT_MS = 120_000;
const LOOK_EVERY_MS = 250;
const SWEEP_EVERY_MS = 5_000;
const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Member {
  status: string;
  balance: { available: number };
}

/** The app as the merchant's own program would use it: by REST alone. */
export class AppClient {
  constructor(
    private readonly api: AppApi,
    private readonly sweep: () => Promise<unknown>,
  ) {}

  private async ask(method: "GET" | "POST", path: string, key?: string, body?: object): Promise<{ status: number; body: unknown }> {
    const answer = await fetch(`${this.api.baseUrl}/api/v1${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${this.api.key}`,
        "Content-Type": "application/json",
        "User-Agent": "Mozilla/5.0 (stand-in store)",
        ...(key === undefined ? {} : { "Idempotency-Key": key }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: text === "" ? null : (JSON.parse(text) as unknown) };
  }

  /** Waits until the member is as wanted; events that never came are fetched by a sweep now and then. */
  async waitFor(customer: string, wanted: (member: Member) => boolean): Promise<void> {
    const start = Date.now();
    let swept = start;
    for (;;) {
      const { status, body } = await this.ask("GET", `/members/${customer}`);
      if (status === 200 && wanted(body as Member)) return;
      if (Date.now() - start > WAIT_MS)
        throw new Error(`Member ${customer} is not as the demo needs it after ${WAIT_MS / 1000} s: ${JSON.stringify(body)}`);
      if (Date.now() - swept > SWEEP_EVERY_MS) {
        await this.sweep();
        swept = Date.now();
      }
      await pause(LOOK_EVERY_MS);
    }
  }

  async block(customer: string): Promise<void> {
    const { status, body } = await this.ask("POST", `/members/${customer}/block`, `demo-block-${customer}`, {});
    if (status >= 300) throw new Error(`Blocking member ${customer} was answered ${status}: ${JSON.stringify(body)}`);
  }

  /** The first reward of a fixed amount of the published program. */
  async amountReward(): Promise<{ key: string; cost: number }> {
    const { body } = await this.ask("GET", "/program");
    const { rewards } = (body as { document: { rewards: Array<{ key: string; kind: string; cost?: number }> } }).document;
    const reward = rewards.find((one) => one.kind === "amount" && one.cost !== undefined);
    if (!reward) throw new Error("The second shop's program has no amount reward, so nobody can be in debt.");
    return { key: reward.key, cost: reward.cost! };
  }

  async redeem(customer: string, reward: string): Promise<void> {
    const { status, body } = await this.ask("POST", `/members/${customer}/redemptions`, `demo-redeem-${customer}`, { reward });
    if (status >= 300) throw new Error(`Redeeming ${reward} for ${customer} was answered ${status}: ${JSON.stringify(body)}`);
  }
}
