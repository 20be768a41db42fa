import { execute, type ExecutionResult } from "graphql";
import type { AdminFaults } from "../control/faults";
import type { Shop } from "../store/entities";
import { chance } from "../store/random";
import type { World } from "../store/world";
import { withImplied } from "./access";
import { Bucket, type ThrottleStatus } from "./bucket";
import type { Context } from "./context";
import { requestedCost } from "./cost";
import { parseDocument } from "./documents";
import { collectionMutations } from "./mutations/collections";
import { discountMutations } from "./mutations/discounts";
import { giftCardMutations } from "./mutations/gift-cards";
import { metafieldMutations } from "./mutations/metafields";
import { storeCreditMutations } from "./mutations/store-credit";
import { subscriptionMutations } from "./mutations/subscriptions";
import { tagMutations } from "./mutations/tags";
import { OrderNode } from "./nodes/order-node";
import { queryRoot } from "./queries";
import { resolveField, resolveType } from "./resolve";
import { adminSchema } from "./schema";

export interface AdminRequest {
  query: string;
  variables?: Record<string, unknown> | null;
  operationName?: string | null;
}

/** `never`: the work is done and nobody is told; `fail`: HTTP 503, nothing was done. */
export type AdminAnswer = { kind: "answer"; body: object } | { kind: "fail" } | { kind: "never" };

const DEAREST = 1_000;
const mutationRoot = {
  ...collectionMutations,
  ...discountMutations,
  ...giftCardMutations,
  ...metafieldMutations,
  ...storeCreditMutations,
  ...subscriptionMutations,
  ...tagMutations,
};

function answer(result: ExecutionResult, requested: number | null, actual: number | null, throttleStatus: ThrottleStatus): AdminAnswer {
  const cost = { requestedQueryCost: requested, actualQueryCost: actual, throttleStatus };
  return { kind: "answer", body: { ...result, extensions: { cost } } };
}

/** Shopify's Admin API over the stand-in's store: real schema, scopes, costs, and the faults that were asked for. */
export class AdminApi {
  private readonly buckets = new Map<string, Bucket>();
  private asked = 0;

  constructor(
    private readonly world: World,
    private readonly faults: () => AdminFaults,
    /** no bucket runs dry: for tests that ask for everything at once */
    private readonly unthrottled = false,
  ) {}

  private bucket(shop: Shop): Bucket {
    const key = `${shop.domain} ${shop.plan}`;
    let bucket = this.buckets.get(key);
    if (!bucket) this.buckets.set(key, (bucket = new Bucket(shop.plan, Date.now, this.unthrottled)));
    return bucket;
  }

  async run(shop: Shop, scopes: string[], request: AdminRequest): Promise<AdminAnswer> {
    const faults = this.faults();
    const turn = ++this.asked;
    const struck = (name: "throttle" | "error" | "timeoutAfterCommit") =>
      faults[name] > 0 && chance(faults.seed, name, turn) < faults[name];
    if (struck("error")) return { kind: "fail" };
    const parsed = parseDocument(request.query, request.operationName ?? undefined);
    const bucket = this.bucket(shop);
    if (!("operation" in parsed)) return { kind: "answer", body: { errors: parsed.map((error) => error.toJSON()) } };
    const { document, operation } = parsed;
    const variables = request.variables ?? {};
    const requested = requestedCost(document, operation, variables);
    if (requested > DEAREST)
      return refuse(
        "MAX_COST_EXCEEDED",
        `Query cost is ${requested}, which exceeds the single query max cost limit (${DEAREST}).`,
        requested,
        bucket,
      );
    if (struck("throttle") || !bucket.take(requested)) return refuse("THROTTLED", "Throttled", requested, bucket);
    const context: Context = { world: this.world, shop, scopes: withImplied(scopes), cost: 0, orderNode: (order) => new OrderNode(order) };
    const mutation = operation.operation === "mutation";
    const result = await execute({
      schema: adminSchema(),
      document,
      operationName: operation.name?.value ?? null,
      rootValue: mutation ? mutationRoot : queryRoot,
      contextValue: context,
      variableValues: variables,
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
    if (mutation && struck("timeoutAfterCommit")) return { kind: "never" };
    const actual = mutation ? requested : Math.min(requested, context.cost);
    bucket.giveBack(requested - actual);
    return answer(result, requested, actual, bucket.status());
  }
}

function refuse(code: string, message: string, requested: number, bucket: Bucket): AdminAnswer {
  const error = { message, extensions: { code, documentation: "https://shopify.dev/api/usage/rate-limits" } };
  return {
    kind: "answer",
    body: {
      errors: [error],
      extensions: { cost: { requestedQueryCost: requested, actualQueryCost: null, throttleStatus: bucket.status() } },
    },
  };
}
