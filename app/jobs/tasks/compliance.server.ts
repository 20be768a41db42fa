import { inShop } from "../../db/tenancy.server";
import { complianceJob } from "../../intake/jobs";
import { fulfil } from "../../intake/privacy/fulfil.server";
import { noteRequest } from "../../intake/privacy/requests.server";
import { task } from "../task";

export const complianceTasks = [
  task(complianceJob, (payload) =>
    "requestId" in payload ? fulfil(payload.shopId, payload.requestId) : inShop(payload.shopId, (tx) => noteRequest(tx, payload)),
  ),
];
