import type { Endpoint } from "./endpoint";
import { adjustMemberEndpoint, reverseAdjustmentEndpoint } from "./endpoints/adjust-member.server";
import { blockMemberEndpoint, leaveMemberEndpoint, unblockMemberEndpoint } from "./endpoints/change-membership.server";
import { listDeadLettersEndpoint, retryDeadLetterEndpoint } from "./endpoints/dead-letters.server";
import { joinMemberEndpoint } from "./endpoints/join-member.server";
import { listLotsEndpoint } from "./endpoints/list-lots.server";
import { listMembersEndpoint } from "./endpoints/list-members.server";
import { listTransfersEndpoint } from "./endpoints/list-transfers.server";
import { publishProgramEndpoint, readProgramEndpoint } from "./endpoints/program.server";
import { readAuditEndpoint } from "./endpoints/read-audit.server";
import { readMemberEndpoint } from "./endpoints/read-member.server";
import { readOpenApiEndpoint } from "./endpoints/read-openapi.server";
import { readOrderEndpoint } from "./endpoints/read-order.server";
import { readRedemptionEndpoint, releaseRedemptionEndpoint } from "./endpoints/read-redemption.server";
import { listReferralsEndpoint, readReferralEndpoint } from "./endpoints/referrals.server";
import { recordEventEndpoint } from "./endpoints/record-event.server";
import { redeemEndpoint } from "./endpoints/redeem.server";

export const openApiEndpoint = readOpenApiEndpoint(() => allEndpoints);

/** Every endpoint of version 1, in the order of the OpenAPI document. A test holds the routes to it. */
export const allEndpoints: readonly Endpoint[] = [
  listMembersEndpoint,
  joinMemberEndpoint,
  readMemberEndpoint,
  leaveMemberEndpoint,
  blockMemberEndpoint,
  unblockMemberEndpoint,
  listTransfersEndpoint,
  listLotsEndpoint,
  adjustMemberEndpoint,
  reverseAdjustmentEndpoint,
  redeemEndpoint,
  readRedemptionEndpoint,
  releaseRedemptionEndpoint,
  listReferralsEndpoint,
  readReferralEndpoint,
  recordEventEndpoint,
  readOrderEndpoint,
  readProgramEndpoint,
  publishProgramEndpoint,
  readAuditEndpoint,
  listDeadLettersEndpoint,
  retryDeadLetterEndpoint,
  openApiEndpoint,
];
