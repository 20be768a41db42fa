import type { z } from "zod";
import type { ApiCaller } from "../../db/api-keys.server";
import type { ApiScope } from "../../db/api-scopes";
import type { RequestKey } from "../../db/idempotency.server";
import type { ShopTx } from "../../db/tenancy.server";

export type Method = "GET" | "POST" | "PUT";

export interface Answer {
  status: number;
  body: unknown;
  headers?: Record<string, string>;
}

/** One request, read and allowed: what an endpoint's `handle` works with. */
export interface Call<P, Q, B> {
  caller: ApiCaller;
  shopId: string;
  params: P;
  query: Q;
  body: B;
  headers: Headers;
  /** of the Idempotency-Key header; null without one */
  key: RequestKey | null;
  /**
   * Runs a POST's effect in one transaction of the shop. With an Idempotency-Key the answer is kept in that very
   * transaction, and a repetition gets it again without running `fn`.
   */
  effect(fn: (tx: ShopTx) => Promise<Answer>): Promise<Answer>;
}

export interface AnswerShape {
  description: string;
  schema: z.ZodType;
}

interface Definition<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> {
  method: Method;
  /** under /api/v1, with {names} of the parameters */
  path: string;
  summary: string;
  /** what the key must allow; null: no key is asked for */
  scope: ApiScope | null;
  params?: P;
  query?: Q;
  body?: B;
  answers: Record<number, AnswerShape>;
  /** statuses of the problem documents it may answer, beside 401, 403 and 500 */
  problems?: number[];
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<Answer>;
}

export type Endpoint = Omit<Definition<z.ZodObject, z.ZodObject, z.ZodType>, "handle"> & {
  handle(call: Call<never, never, never>): Promise<Answer>;
};

/** One operation of the REST API: its schemas both parse its requests and write its page of the OpenAPI document. */
export function endpoint<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType>(definition: Definition<P, Q, B>): Endpoint {
  return definition;
}

export const ok = (body: unknown): Answer => ({ status: 200, body });
