import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import type { DocumentNode, OperationDefinitionNode } from "graphql";
import { ClientError, GraphQLClient, type Variables } from "graphql-request";
import pRetry from "p-retry";
import type { ShopToken } from "../tokens.server";
import { isFidelioError } from "../../base/errors";
import { count, span } from "../../base/telemetry.server";
import { unavailable } from "../unavailable";
import type { CostBudget } from "./cost-budget";
import { costOf, failureOf } from "./failure";

export interface RunOptions {
  /**
   * For a mutation that may run twice without harm, because what it makes has a natural key (a discount's code): it is
   * retried like a query. Others are retried only where Shopify certainly did nothing.
   */
  repeatable?: boolean;
  /** the whole call, tries and waits included, in milliseconds; default 60,000 */
  withinMs?: number;
}

export interface AdminClientParts {
  shopDomain: string;
  endpoint: string;
  token(refused?: string): Promise<ShopToken>;
  fetch: typeof fetch;
  budget: CostBudget;
  /** milliseconds of real time */
  now(): number;
  sleep(ms: number): Promise<void>;
  /** of one try, in milliseconds */
  timeoutMs: number;
  /** first pause between tries, doubled each time */
  pauseMs: number;
}

const tries = 6;
const throttledTries = 12;

/** One shop's Admin API outside requests. It waits by the cost budget, retries what is safe, and has a bound for everything. */
export class AdminClient {
  readonly #parts: AdminClientParts;

  constructor(parts: AdminClientParts) {
    this.#parts = parts;
  }

  /** What the shop's token opens. */
  async scopes(): Promise<ReadonlySet<string>> {
    return (await this.#parts.token()).scopes;
  }

  /** Runs one of our documents. Throws `shopify_unavailable` with a reason when no answer is to be had in time. */
  async run<Result, Input extends Variables>(
    document: TypedDocumentNode<Result, Input>,
    variables: Input,
    options: RunOptions = {},
  ): Promise<Result> {
    const operation = operationOf(document);
    const name = operation.name?.value ?? "unnamed";
    const repeatable = operation.operation === "query" || options.repeatable === true;
    const until = this.#parts.now() + (options.withinMs ?? 60_000);
    let throttled = 0;
    try {
      return await pRetry(
        () => span("admin", { operation: name, shop: this.#parts.shopDomain }, () => this.#once(document, variables, name, until)),
        {
          retries: tries - 1,
          minTimeout: this.#parts.pauseMs,
          factor: 2,
          maxTimeout: 10_000,
          randomize: true,
          // being throttled is no failure of the operation: the budget says how long to wait, under a bound of its own
          shouldConsumeRetry: ({ error }) => !(saysWhen(error) && (throttled += 1) < throttledTries),
          shouldRetry: ({ error, retryDelay }) => {
            const failure = failureOf(error);
            count("fidelio.admin.failures", { operation: name, reason: failure.reason });
            if (!failure.passing || !(failure.harmless || repeatable)) return false;
            return this.#parts.now() + retryDelay < until;
          },
        },
      );
    } catch (error) {
      if (isFidelioError(error)) throw error;
      throw unavailable(this.#parts.shopDomain, failureOf(error).reason, withoutBody(error), name);
    }
  }

  async #once<Result, Input extends Variables>(
    document: TypedDocumentNode<Result, Input>,
    variables: Input,
    name: string,
    until: number,
  ): Promise<Result> {
    const wait = this.#parts.budget.reserve(name, this.#parts.now());
    // nothing was asked: whoever must know whether Shopify did it knows that it did not
    if (this.#parts.now() + wait > until) throw unavailable(this.#parts.shopDomain, "throttled", undefined, name);
    if (wait > 0) await this.#parts.sleep(wait);
    const { accessToken } = await inTime(this.#parts.token(), until - this.#parts.now());
    try {
      return await this.#ask(document, variables, name, accessToken, until);
    } catch (error) {
      if (!(error instanceof ClientError) || error.response.status !== 401) throw error;
      // revoked before its time: one new token, one more try
      const renewed = await inTime(this.#parts.token(accessToken), until - this.#parts.now());
      return this.#ask(document, variables, name, renewed.accessToken, until);
    }
  }

  async #ask<Result, Input extends Variables>(
    document: TypedDocumentNode<Result, Input>,
    variables: Input,
    name: string,
    accessToken: string,
    until: number,
  ): Promise<Result> {
    const left = Math.max(1, Math.min(this.#parts.timeoutMs, until - this.#parts.now()));
    const client = new GraphQLClient(this.#parts.endpoint, {
      fetch: this.#parts.fetch,
      headers: { "x-shopify-access-token": accessToken },
    });
    try {
      const answer = await client.rawRequest<Result>({
        query: document as never,
        variables: variables as Variables,
        signal: AbortSignal.timeout(left),
      });
      this.#parts.budget.note(name, costOf(answer.extensions), this.#parts.now());
      return answer.data;
    } catch (error) {
      if (error instanceof ClientError) this.#parts.budget.note(name, costOf(error.response.extensions), this.#parts.now());
      throw error;
    }
  }
}

function operationOf(document: DocumentNode): OperationDefinitionNode {
  const found = document.definitions.find((one) => one.kind === "OperationDefinition");
  if (!found) throw new TypeError("A document without an operation.");
  return found;
}

/** A refresh of the token may take longer than its caller has; it goes on for the next one. */
async function inTime<T>(work: Promise<T>, leftMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException("No token in time.", "TimeoutError")), Math.max(1, leftMs));
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Throttled by an answer that tells what is left: the next try knows how long to wait. */
function saysWhen(error: unknown): boolean {
  return (
    error instanceof ClientError &&
    failureOf(error).reason === "throttled" &&
    costOf(error.response.extensions)?.throttleStatus !== undefined
  );
}

/** A ClientError carries the whole request and answer: what is kept says what failed, and of whom nothing. */
function withoutBody(error: unknown): unknown {
  if (!(error instanceof ClientError)) return error;
  const codes = (error.response.errors ?? []).map(
    (one) => `${String(one.extensions?.["code"] ?? "error")} at ${(one.path ?? []).join(".")}`,
  );
  return new Error(`HTTP ${error.response.status}; ${codes.join(", ") || "no errors named"}`);
}
